package dev.trimtab.server.channels;

import dev.trimtab.loop.Delivery;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.Step;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a channel, however it says it.
 *
 * @param id what the receiver knows a repetition by: the same for each attempt
 * @param at when there was something to say: the same for each attempt
 * @param kind whether somebody is told, or something is to be done
 * @param subject what it is about; null for a test
 * @param headline in a line
 * @param text what it says beside the facts; null for nothing
 * @param action what is to be done; null for a message
 * @param completionUrl where whoever does it says that it is done; null where nobody waits for that
 * @param loopUrl where people see the loop; null where it is nowhere to be seen
 */
public record Notice(
    String id,
    Instant at,
    Delivery.Kind kind,
    @Nullable Subject subject,
    String headline,
    @Nullable String text,
    @Nullable Action action,
    @Nullable String completionUrl,
    @Nullable String loopUrl) {
  /**
   * What a notice is about.
   *
   * @param loop as it stands
   * @param entry the line of its record that is told
   */
  public record Subject(Loop loop, LoopEntry entry) {}

  /**
   * What is to be done.
   *
   * @param name as the template says it
   * @param parameters likewise
   */
  public record Action(String name, Map<String, String> parameters) {
    public Action {
      parameters = Map.copyOf(parameters);
    }

    public static Action of(Step.CallWebhook call) {
      return new Action(call.name(), call.parameters());
    }
  }

  /** One that says nothing but that it came. */
  static Notice test(String id, Instant at) {
    return new Notice(
        id,
        at,
        Delivery.Kind.MESSAGE,
        null,
        "Trimtab can reach this channel",
        "This is a test, sent because somebody asked for it. Nothing is to be done.",
        null,
        null,
        null);
  }

  boolean isTest() {
    return subject == null;
  }
}
