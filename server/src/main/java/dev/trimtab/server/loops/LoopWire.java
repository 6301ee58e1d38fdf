package dev.trimtab.server.loops;

import dev.trimtab.change.ChangeId;
import dev.trimtab.change.LevelEstimate;
import dev.trimtab.client.DeliveryOut;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.VerificationOut;
import dev.trimtab.loop.Cause;
import dev.trimtab.loop.GuardrailStanding;
import dev.trimtab.loop.Listed;
import dev.trimtab.loop.Loop;
import dev.trimtab.loop.LoopEntry;
import dev.trimtab.loop.LoopStore;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Step;
import dev.trimtab.loop.Tape;
import dev.trimtab.loop.Verdict;
import dev.trimtab.loop.Verification;
import dev.trimtab.loop.VerificationStanding;
import dev.trimtab.stat.ClaimBudget;
import dev.trimtab.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Loops in the form callers see. */
final class LoopWire {
  /** Numbers beyond are of no use to anybody, and some have no place in JSON. */
  private static final double MOST_EVIDENCE = 1e15;

  private LoopWire() {}

  static LoopOut out(
      TenantId tenant,
      Loop loop,
      @Nullable LoopTemplate template,
      LoopOut.@Nullable Detail detail) {
    Loop.Standing standing = loop.standing();
    Loop.Action action = loop.action();
    return new LoopOut(
        loop.id(),
        tenant.value(),
        loop.template(),
        loop.templateVersion(),
        loop.series().domain(),
        loop.series().eventType(),
        loop.series().metricType().wireName(),
        standing.state().wireName(),
        verdict(loop.verdict()),
        claim(loop.listed()),
        cause(loop.cause()),
        loop.openedAt(),
        standing.since(),
        loop.isOpen() ? standing.dueAt() : null,
        standing.step(),
        template == null ? List.of() : template.steps().stream().map(LoopWire::step).toList(),
        standing.isUndoing(),
        action == null ? null : action.began(),
        action == null ? null : action.done(),
        loop.endedAt(),
        detail);
  }

  private static @Nullable String verdict(@Nullable Verdict verdict) {
    return verdict == null ? null : lower(verdict);
  }

  private static LoopOut.@Nullable Claim claim(@Nullable Listed listed) {
    Listed.Label label = listed == null ? null : listed.label();
    return listed == null || label == null
        ? null
        : new LoopOut.Claim(
            listed.number(),
            ClaimBudget.OF_LOOPS.error(),
            label.level(),
            Math.min(Math.exp(label.logEvidence()), MOST_EVIDENCE),
            label.stands());
  }

  private static LoopOut.Cause cause(Cause cause) {
    Long position = cause.changePoint().isPresent() ? cause.position() : null;
    return new LoopOut.Cause(
        cause.kind() == Cause.Kind.BY_HAND ? "manual" : lower(cause.kind()),
        position == null ? null : new ChangeId(position, 0).toString(),
        cause.by(),
        cause.seen());
  }

  private static LoopOut.Step step(Step step) {
    return switch (step) {
      case Step.OpenIntake intake ->
          new LoopOut.Step("intake", "research request, urgency " + lower(intake.urgency()));
      case Step.Notify message ->
          new LoopOut.Step(
              "notify",
              message.channel()
                  + (message.occasion() == Step.Occasion.ENDED ? ", when the loop ends" : ""));
      case Step.Approve approval ->
          new LoopOut.Step(
              "approve",
              approval.by().isEmpty()
                  ? "by whoever may approve"
                  : "by " + String.join(" or ", approval.by()));
      case Step.Act act -> new LoopOut.Step("act", words(act.action()));
      case Step.Pause pause -> new LoopOut.Step("wait", pause.length().toString());
      case Step.Verify _ -> new LoopOut.Step("verify", "fresh outcomes decide");
    };
  }

  private static String words(Step.Action action) {
    return switch (action) {
      case Step.CallWebhook call -> call.name() + ", over " + call.channel();
      case Step.ByPeople people -> people.instructions();
    };
  }

  static LoopOut.Entry entry(LoopEntry entry) {
    return new LoopOut.Entry(
        entry.number(),
        entry.at(),
        entry.from().wireName(),
        entry.to().wireName(),
        entry.by(),
        entry.why(),
        entry.known());
  }

  static DeliveryOut delivery(LoopStore.Sent sent) {
    return new DeliveryOut(
        sent.delivery().id(),
        sent.delivery().loop(),
        sent.delivery().step(),
        sent.delivery().channel(),
        lower(sent.delivery().kind()),
        lower(sent.progress().status()),
        sent.progress().attempts(),
        sent.progress().nextAt(),
        sent.progress().answer());
  }

  static VerificationOut verification(Loop loop, Tape tape) {
    Verification asked = tape.basis().asked();
    VerificationStanding standing = tape.standing(loop.verdict());
    return new VerificationOut(
        verdict(loop.isOpen() ? standing.verdict() : loop.verdict()),
        standing.reason(),
        lower(standing.against()),
        standing.causal(),
        standing.samples(),
        asked.minimumSamples(),
        tape.basis().deadline(),
        level(standing.before()),
        level(standing.after()),
        asked.effect(),
        standing.bar(),
        standing.looks().stream()
            .map(
                look ->
                    new VerificationOut.Look(
                        look.samples(), look.difference(), look.low(), look.high()))
            .toList(),
        guardrails(loop, asked, standing));
  }

  private static List<VerificationOut.Guardrail> guardrails(
      Loop loop, Verification asked, VerificationStanding standing) {
    List<VerificationOut.Guardrail> all = new ArrayList<>();
    for (int i = 0; i < asked.guardrails().size(); i++) {
      Verification.Guardrail guardrail = asked.guardrails().get(i);
      GuardrailStanding now = standing.guardrails().get(i);
      String eventType = guardrail.eventType();
      all.add(
          new VerificationOut.Guardrail(
              eventType == null ? loop.series().eventType() : eventType,
              guardrail.metricType().wireName(),
              guardrail.tolerated(),
              now.isWorse(),
              now.samples(),
              level(now.before()),
              level(now.after())));
    }
    return all;
  }

  private static VerificationOut.@Nullable Level level(@Nullable LevelEstimate level) {
    return level == null
        ? null
        : new VerificationOut.Level(
            lower(level.statistic()),
            level.value(),
            finite(level.interval().low()),
            finite(level.interval().high()),
            level.samples());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
