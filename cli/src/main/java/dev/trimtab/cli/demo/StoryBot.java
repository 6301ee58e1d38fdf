package dev.trimtab.cli.demo;

import dev.trimtab.client.EventIn;
import dev.trimtab.client.JsonText;
import dev.trimtab.client.TrimtabClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The agent of the story: how it fares depends on its prompt, its model, and on the language. */
final class StoryBot {
  static final String DOMAIN = "support-bot";
  static final String EVENT_TYPE = "answer_ticket";
  private static final double USUAL = 0.94;
  private static final double GERMAN = 0.4;

  private final SplittableRandom random = new SplittableRandom(20_260_302);

  /** Outcomes of a stretch of time, one every {@code step}. */
  void work(
      TrimtabClient client, String prompt, String model, Instant from, int count, Duration step) {
    List<EventIn> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isGerman = random.nextDouble() < GERMAN;
      double chance = chance(prompt, model, isGerman);
      events.add(
          event(
              DOMAIN,
              EVENT_TYPE,
              random.nextDouble() < chance ? 1 : 0,
              from.plus(step.multipliedBy(i)),
              "{\"agent\":\"resolver\",\"language\":\"%s\",\"version\":\"%s\",\"simulated\":true}"
                  .formatted(isGerman ? "de" : "en", prompt)));
    }
    client.recordAll(events);
  }

  private static double chance(String prompt, String model, boolean isGerman) {
    if (model.equals("small")) {
      return 0.6;
    }
    return prompt.equals("v42") && isGerman ? 0.3 : USUAL;
  }

  /** Another agent, whose newest twenty outcomes look like a decline and are none. */
  void decoy(TrimtabClient client, Instant until, int count, Duration step) {
    List<EventIn> events = new ArrayList<>();
    for (int i = count; i > 0; i--) {
      boolean fails = i <= 20 ? i == 3 || i == 6 || i == 9 : random.nextDouble() > 0.9;
      events.add(
          event(
              "call-notes",
              "summarise_call",
              fails ? 0 : 1,
              until.minus(step.multipliedBy(i)),
              "{\"agent\":\"scribe\",\"simulated\":true}"));
    }
    client.recordAll(events);
  }

  private static EventIn event(
      String domain, String type, double value, Instant at, String metadata) {
    return new EventIn(null, domain, type, "success_rate", value, at, new JsonText(metadata));
  }
}
