package dev.trimtab.cli.demo;

import static java.util.Objects.requireNonNull;

import dev.trimtab.cli.screen.Style;
import dev.trimtab.client.ChangePointFilter;
import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.ChannelIn;
import dev.trimtab.client.ChannelSettingsWire;
import dev.trimtab.client.ClientSettings;
import dev.trimtab.client.KeyIn;
import dev.trimtab.client.LessonFilter;
import dev.trimtab.client.LessonOut;
import dev.trimtab.client.LoopActionIn;
import dev.trimtab.client.LoopFilter;
import dev.trimtab.client.LoopIn;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.LoopStep;
import dev.trimtab.client.MarkerIn;
import dev.trimtab.client.TrendFilter;
import dev.trimtab.client.TrendOut;
import dev.trimtab.client.TrimtabClient;
import dev.trimtab.client.VerificationOut;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A regression from its first sample to a shown recovery, and an improvement that was none, told in
 * about a minute on a real server. Only the hours before it are made up at once. Used by one
 * thread.
 */
public final class Story {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int AT_ONCE = 8;

  private final StoryServer server;
  private final InstantSource clock;
  private final StoryScreen screen;
  private final Supplier<String> answers;
  private final StoryBot bot = new StoryBot();

  /**
   * A story that has not begun.
   *
   * @param out told what happens, for people
   * @param style of the terminal behind {@code out}
   * @param answers what people type when they are asked
   */
  public Story(
      StoryServer server,
      InstantSource clock,
      PrintWriter out,
      Style style,
      Supplier<String> answers) {
    this.server = server;
    this.clock = clock;
    this.screen = new StoryScreen(out, style);
    this.answers = answers;
  }

  /**
   * Tells it.
   *
   * @return false where the loops did not end as they should
   * @throws InterruptedException when the thread is interrupted, which ends it
   */
  public boolean tell() throws InterruptedException {
    try (Deployer deployer = new Deployer()) {
      TrimtabClient client = prepare(server.start(), deployer);
      decline(client);
      LoopOut loop = await(client, "a loop", each -> each.state().equals("awaiting_approval"));
      explain(client, loop);
      if (!approve(loop)) {
        client.improvements().reject(loop.id(), LoopStep.of(loop), "said no in the terminal");
        screen.say("The loop ends here: nothing was changed.");
        return true;
      }
      client = rollBack(client, loop, deployer);
      boolean isWell = verdict(client, loop.id(), deployer).equals("improved");
      lesson(client);
      return harm(client, deployer) && isWell;
    }
  }

  private TrimtabClient prepare(URI address, Deployer deployer) {
    screen.act("A fleet at work (simulated)");
    String key;
    try (TrimtabClient operator =
        new TrimtabClient(ClientSettings.of(address, server.operatorKey(), null))) {
      key = operator.createKey(new KeyIn("acme", "you", List.of("admin"), null)).key();
    }
    TrimtabClient client = new TrimtabClient(ClientSettings.of(address, key, null));
    ChannelSettingsWire hook =
        new ChannelSettingsWire(
            deployer.address().toString(), null, null, null, null, null, null, null, null);
    client.channels().put("deployer", new ChannelIn("webhook", hook, null));
    client.improvements().putTemplate("prompt-rollback", StoryTemplates.ROLLBACK);
    client.improvements().putTemplate("cheaper-model", StoryTemplates.CHEAPER);
    screen.say("support-bot answers tickets, in English and German; call-notes summarises calls.");
    screen.say("The template prompt-rollback watches all of it: approve, roll back, verify.");
    return client;
  }

  private void decline(TrimtabClient client) {
    Instant now = clock.instant();
    Instant change = now.minus(Duration.ofMinutes(45));
    bot.decoy(client, now, 400, Duration.ofMinutes(1));
    bot.work(client, "v41", "large", now.minus(Duration.ofHours(11)), 600, Duration.ofMinutes(1));
    client.addMarker(
        new MarkerIn(null, StoryBot.DOMAIN, "prompt", "prompt v41 to v42", "v42", change, null));
    bot.work(client, "v42", "large", change, 130, Duration.ofSeconds(20));
  }

  private void explain(TrimtabClient client, LoopOut loop) {
    screen.act("Is anything getting worse? Is it real, and why?");
    TrendOut decoy =
        client.trend("success_rate", new TrendFilter("call-notes", null, null, null, null));
    screen.say(
        "call-notes reads \"%s\" (%+.0f %%), %s: no loop opens for it."
            .formatted(
                decoy.direction(),
                decoy.changePct(),
                decoy.evidence() == null ? "" : decoy.evidence().status().replace('_', ' ')));
    screen.bad(loop.cause().seen());
    ChangePointOut point =
        client.changePoint(requireNonNull(loop.cause().changePoint(), "opened by a change point"));
    ChangePointOut.Detail detail = requireNonNull(point.detail(), "asked for by id");
    detail.suspects().forEach(each -> screen.say("Suspect: " + each.label()));
    Optional.ofNullable(detail.causes()).stream()
        .flatMap(causes -> causes.parts().stream())
        .limit(1)
        .forEach(
            part ->
                screen.say(
                    "Where from: %s, %.0f %% of what is more than usual"
                        .formatted(part.slice(), part.share() * 100)));
    long others =
        client
            .changePoints(
                new ChangePointFilter("call-notes", null, null, null, "open", null, null, 10, null))
            .changePoints()
            .size();
    screen.say("Change points of call-notes: " + others + ".");
  }

  private boolean approve(LoopOut loop) {
    screen.act("What is being done?");
    screen.say("Loop " + loop.id() + " asks for your approval to roll back to v41.");
    screen.ask("Approve the rollback? [Y/n]");
    return !answers.get().strip().toLowerCase(Locale.ROOT).startsWith("n");
  }

  private TrimtabClient rollBack(TrimtabClient client, LoopOut loop, Deployer deployer)
      throws InterruptedException {
    bot.work(client, "v42", "large", clock.instant(), 60, Duration.ZERO);
    client.improvements().approve(loop.id(), LoopStep.of(loop), "said yes in the terminal");
    until("the call to the deployer", () -> deployer.asked() == 1);
    screen.say("The deployer was called, and rolls out. At this very moment the server dies:");
    screen.bad("kill -9");
    ClientSettings before = client.settings();
    client.close();
    server.kill();
    TrimtabClient again = new TrimtabClient(ClientSettings.of(server.start(), before.key(), null));
    LoopOut found = again.improvements().loop(loop.id());
    screen.say("It is back, and the loop is where it was: " + found.state() + ".");
    again
        .improvements()
        .report(
            loop.id(),
            LoopStep.of(found),
            new LoopActionIn("done", "prompt " + deployer.prompt() + " is out"));
    return again;
  }

  private String verdict(TrimtabClient client, String id, Deployer deployer)
      throws InterruptedException {
    screen.act("Did it help? Only fresh outcomes count");
    Instant end = clock.instant().plus(LONGEST);
    int told = 0;
    while (clock.instant().isBefore(end)) {
      bot.work(
          client, deployer.prompt(), deployer.model(), clock.instant(), AT_ONCE, Duration.ZERO);
      LoopOut loop = client.improvements().loop(id);
      VerificationOut verification = loop.detail() == null ? null : loop.detail().verification();
      if (verification != null && verification.samples() > told) {
        screen.verification(verification);
        told = verification.samples() + 2 * AT_ONCE;
      }
      if (loop.endedAt() != null) {
        return ended(loop);
      }
      Thread.sleep(PAUSE);
    }
    screen.bad("No verdict came within " + LONGEST.toSeconds() + " s.");
    return "";
  }

  private String ended(LoopOut loop) {
    VerificationOut verification =
        requireNonNull(requireNonNull(loop.detail(), "asked for by id").verification(), "acted");
    if (loop.state().equals("improved")) {
      screen.good("improved: " + verification.reason());
      screen.say(
          "The record says \"recovered after\", and not \"because of\": nothing ran beside it.");
    } else {
      screen.bad(loop.state() + ": " + verification.reason());
    }
    screen.record(loop);
    return loop.state();
  }

  private void lesson(TrimtabClient client) {
    screen.act("What was learned");
    List<LessonOut> lessons =
        client
            .intakes()
            .lessons(
                new LessonFilter(null, null, null, null, null, null, null, null, null, 1, null))
            .lessons();
    lessons.stream()
        .limit(1)
        .forEach(lesson -> screen.say("Lesson (draft): " + lesson.action() + "."));
    screen.say("The next time, its research request says: seen before, this helped.");
  }

  private boolean harm(TrimtabClient client, Deployer deployer) throws InterruptedException {
    screen.act("And an improvement that is none");
    LoopOut loop =
        client
            .improvements()
            .open(
                new LoopIn(
                    "cheaper-model",
                    StoryBot.DOMAIN,
                    StoryBot.EVENT_TYPE,
                    "success_rate",
                    "the small model costs a third"));
    screen.say("A smaller model is tried, by hand: " + loop.template() + ".");
    String id = loop.id();
    LoopOut asking =
        await(client, "the approval", each -> each.id().equals(id) && each.step() == 0);
    bot.work(client, "v41", "large", clock.instant(), 150, Duration.ZERO);
    client.improvements().approve(id, LoopStep.of(asking), "try it");
    until("the small model", () -> deployer.model().equals("small"));
    String state = verdict(client, id, deployer);
    screen.say("The deployer runs the " + deployer.model() + " model again: taken back by itself.");
    return state.equals("worse") && deployer.model().equals("large");
  }

  private LoopOut await(TrimtabClient client, String what, Predicate<LoopOut> wanted)
      throws InterruptedException {
    LoopFilter open = new LoopFilter(null, null, null, null, null, "open", 10, null);
    Instant end = clock.instant().plus(LONGEST);
    while (clock.instant().isBefore(end)) {
      Optional<LoopOut> found =
          client.improvements().loops(open).loops().stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("waited in vain for " + what);
  }

  private void until(String what, Supplier<Boolean> happened) throws InterruptedException {
    Instant end = clock.instant().plus(LONGEST);
    while (!happened.get()) {
      if (clock.instant().isAfter(end)) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      Thread.sleep(PAUSE);
    }
  }
}
