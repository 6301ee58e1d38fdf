package dev.trimtab.loop;

import dev.trimtab.input.Text;
import dev.trimtab.loop.Loop.Action;
import dev.trimtab.loop.Loop.Standing;
import dev.trimtab.outcome.SystemDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A move in the making: where the loop goes, and what is said and sent on the way. */
final class Course {
  /** What is said where a research request is opened. */
  static final String REQUESTED = "a research request is opened";

  private final Loop seen;
  private final LoopTemplate template;
  private final Instant now;
  private final List<LoopEntry> entries = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Step.OpenIntake> requests = new ArrayList<>();
  private Standing standing;
  private @Nullable Action action;
  private @Nullable Verdict verdict;

  Course(Loop seen, LoopTemplate template, Instant now) {
    this.seen = seen;
    this.template = template;
    this.now = now;
    this.standing = seen.standing();
    this.action = seen.action();
    this.verdict = seen.verdict();
  }

  Move move() {
    Instant ended = seen.endedAt();
    return new Move(
        new Loop(
            seen.id(),
            seen.template(),
            seen.templateVersion(),
            seen.series(),
            seen.cause(),
            standing,
            seen.openedAt(),
            action,
            verdict,
            seen.listed(),
            ended == null && standing.state().isEnd() ? now : ended,
            seen.lines() + entries.size(),
            seen.revision()),
        entries,
        deliveries,
        requests);
  }

  /** The step it is at; null before the first. */
  @Nullable Step step() {
    return standing.step() < 0 ? null : template.steps().get(standing.step());
  }

  /** It stays where it is, and something is said. */
  void say(String by, String why) {
    say(standing.state(), by, why, Map.of());
  }

  private void say(LoopState to, String by, String why, Map<String, String> known) {
    int number = seen.lines() + entries.size() + 1;
    String shortened = Text.cut(why, LoopEntry.MAX_WHY_LENGTH);
    entries.add(new LoopEntry(number, now, standing.state(), to, by, shortened, known));
  }

  /** It stays where it is and is looked at again. */
  void lookAgainAt(Instant at) {
    standing =
        new Standing(standing.state(), standing.step(), standing.isUndoing(), standing.since(), at);
  }

  private void enter(LoopState state, String by, String why, @Nullable Duration wait) {
    say(state, by, why, Map.of());
    standing =
        new Standing(
            state,
            standing.step(),
            standing.isUndoing(),
            now,
            wait == null ? null : now.plus(wait));
  }

  private void goTo(int step, boolean isUndoing) {
    standing = new Standing(standing.state(), step, isUndoing, standing.since(), standing.dueAt());
  }

  /** Somebody has seen to it: the cooldown begins, also where the loop had not. */
  void countAsBegun() {
    if (standing.step() < 0) {
      goTo(0, false);
    }
  }

  /** The first step and those after it, until one has to wait. */
  void begin() {
    enter(
        LoopState.INVESTIGATING, LoopEntry.ITSELF, "the loop begins: " + seen.cause().seen(), null);
    advance();
  }

  /** The next step and those after it, until one has to wait. */
  void advance() {
    boolean waits = false;
    while (!waits) {
      goTo(standing.step() + 1, false);
      waits =
          switch (template.steps().get(standing.step())) {
            case Step.OpenIntake intake -> request(intake);
            case Step.Notify message -> tell(message);
            case Step.Approve approval -> ask(approval);
            case Step.Act act -> act(act);
            case Step.Pause pause -> pause(pause.length());
            case Step.Verify verify -> settle();
          };
    }
  }

  private boolean request(Step.OpenIntake intake) {
    requests.add(intake);
    say(LoopEntry.ITSELF, REQUESTED);
    return false;
  }

  private boolean tell(Step.Notify message) {
    if (message.occasion() == Step.Occasion.REACHED) {
      say(LoopEntry.ITSELF, "channel " + message.channel() + " is told");
      send(Delivery.Kind.MESSAGE, "step", message.channel());
    }
    return false;
  }

  private boolean ask(Step.Approve approval) {
    String by = approval.by().isEmpty() ? "" : " of " + String.join(" or ", approval.by());
    enter(
        LoopState.AWAITING_APPROVAL,
        LoopEntry.ITSELF,
        "the approval" + by + " is asked for",
        approval.timeout());
    return true;
  }

  private boolean act(Step.Act act) {
    if (action == null) {
      action = new Action(now, null);
    }
    enter(LoopState.ACTING, LoopEntry.ITSELF, "begins: " + words(act.action()), act.timeout());
    carryOut(act.action(), Delivery.Kind.ACTION, "step");
    return true;
  }

  private void carryOut(Step.Action what, Delivery.Kind kind, String effect) {
    switch (what) {
      case Step.CallWebhook call -> send(kind, effect, call.channel());
      case Step.ByPeople people -> {}
    }
  }

  private static String words(Step.Action action) {
    return switch (action) {
      case Step.CallWebhook call -> call.name() + ", asked for over channel " + call.channel();
      case Step.ByPeople people -> people.instructions();
    };
  }

  private boolean pause(Duration length) {
    LoopState state = action == null ? LoopState.INVESTIGATING : LoopState.SETTLING;
    enter(state, LoopEntry.ITSELF, "waits for " + length, length);
    return true;
  }

  /** What was done last is done now; without anything done, what comes from now on is compared. */
  private boolean settle() {
    action = new Action(action == null ? now : action.began(), now);
    Duration settling = template.verification().settling();
    if (settling.isZero()) {
      verify();
    } else {
      enter(
          LoopState.SETTLING,
          LoopEntry.ITSELF,
          "what is under way is let pass for " + settling,
          settling);
    }
    return true;
  }

  void verify() {
    enter(LoopState.VERIFYING, LoopEntry.ITSELF, "fresh outcomes are compared", Duration.ZERO);
  }

  /** Takes the verdict in, and what follows from it. */
  void judge(Verdict found, Comparison comparison) {
    verdict = found;
    say(standing.state(), LoopEntry.ITSELF, comparison.why(), comparison.known());
    switch (found) {
      case IMPROVED, NO_EFFECT -> end(LoopState.of(found), LoopEntry.ITSELF, "the loop ends");
      case WORSE -> afterHarm();
      case UNDECIDED -> afterSilence();
    }
  }

  private void afterHarm() {
    switch (template.onWorse()) {
      case ROLL_BACK -> {
        goTo(template.steps().size(), true);
        takeBack();
      }
      case ESCALATE -> escalate();
    }
  }

  private void afterSilence() {
    switch (template.onUndecided()) {
      case CLOSE -> end(LoopState.UNDECIDED, LoopEntry.ITSELF, "the loop ends");
      case ESCALATE -> escalate();
    }
  }

  private void escalate() {
    end(LoopState.ESCALATED, LoopEntry.ITSELF, "somebody has to look at it");
  }

  /** Takes back the last thing done that is not taken back yet. */
  void takeBack() {
    int step = standing.step() - 1;
    while (step >= 0 && !(template.steps().get(step) instanceof Step.Act)) {
      step--;
    }
    goTo(step, true);
    if (step < 0) {
      end(LoopState.WORSE, LoopEntry.ITSELF, "what was done is taken back");
      return;
    }
    Step.Act act = (Step.Act) template.steps().get(step);
    Step.Action inverse = act.action().inverse();
    if (inverse == null) {
      end(
          LoopState.ESCALATED,
          LoopEntry.ITSELF,
          "this cannot be taken back by itself: " + words(act.action()));
      return;
    }
    enter(LoopState.ACTING, LoopEntry.ITSELF, "taken back: " + words(inverse), act.timeout());
    carryOut(inverse, Delivery.Kind.UNDO, "undo");
  }

  /** Nothing comes after this; who is to be told at the end is told. */
  void end(LoopState state, String by, String why) {
    boolean wasUnderWay = standing.state() != LoopState.TRIGGERED;
    enter(state, by, why, null);
    if (wasUnderWay) {
      tellOfTheEnd();
    }
    if (verdict != null) {
      recordVerdict();
    }
  }

  /** However it ended: what fresh outcomes showed is shown. */
  private void recordVerdict() {
    deliveries.add(
        new Delivery(
            seen.id() + "_verdict",
            seen.id(),
            template.steps().size() - 1,
            SystemDomain.LOOPS,
            Delivery.Kind.VERDICT,
            seen.lines() + entries.size()));
  }

  private void tellOfTheEnd() {
    for (int i = 0; i < template.steps().size(); i++) {
      if (template.steps().get(i) instanceof Step.Notify message
          && message.occasion() == Step.Occasion.ENDED) {
        deliveries.add(delivery(Delivery.Kind.MESSAGE, "end", i, message.channel()));
      }
    }
  }

  private void send(Delivery.Kind kind, String effect, String channel) {
    deliveries.add(delivery(kind, effect, standing.step(), channel));
  }

  private Delivery delivery(Delivery.Kind kind, String effect, int step, String channel) {
    String id = seen.id() + "_" + effect + "_" + step;
    return new Delivery(id, seen.id(), step, channel, kind, seen.lines() + entries.size());
  }
}
