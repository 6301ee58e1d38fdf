package dev.trimtab.loop;

import dev.trimtab.input.Checks;
import dev.trimtab.intake.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a loop does, one after the other. Faults name the fields of a step from the step on. */
public sealed interface Step {
  int MAX_NAME_LENGTH = 200;
  int MAX_TEXT_LENGTH = 2_000;
  int MAX_APPROVERS = 50;
  int MAX_PARAMETERS = 50;

  /** What is refused of an inverse, in words. */
  String NO_INVERSE = "must have no inverse of its own: what is taken back stays so";

  /**
   * A research request, with what is known filled in.
   *
   * @param urgency how soon somebody should look at it
   * @param category in a word or two, 1 to 200 characters
   * @param title null for one made of what happened; at most 200 characters
   */
  record OpenIntake(Urgency urgency, String category, @Nullable String title) implements Step {
    public OpenIntake {
      Checks.of("/intake")
          .name("/category", category, MAX_NAME_LENGTH)
          .name("/title", title, MAX_NAME_LENGTH)
          .finish();
    }
  }

  /**
   * A message to people. The loop does not wait for it: what cannot be delivered is tried again,
   * and then lies where one can see it.
   *
   * @param channel the name of a channel of the tenant
   * @param occasion when it is sent
   * @param text what it says beside the facts, at most 2,000 characters; null for nothing
   */
  record Notify(String channel, Occasion occasion, @Nullable String text) implements Step {
    public Notify {
      Checks.of("/notify")
          .name("/channel", channel, MAX_NAME_LENGTH)
          .text("/text", text, MAX_TEXT_LENGTH)
          .finish();
    }
  }

  /** When a message is sent. */
  enum Occasion {
    /** When the loop comes to the step. */
    REACHED,
    /** When the loop ends, however it does; the step itself is passed over. */
    ENDED
  }

  /**
   * Waits until somebody says yes or no.
   *
   * @param by who may: names of keys or people, {@value Approver#KEY} and the id of a key, or
   *     {@value Approver#GROUP} and a group of people; empty for all who may approve; at most
   *     {@value #MAX_APPROVERS}
   * @param notAuthor whether nobody may say yes who opened the loop by hand or wrote the template
   * @param timeout how long, one minute to 30 days
   * @param atTimeout what then
   */
  record Approve(List<String> by, boolean notAuthor, Duration timeout, AtTimeout atTimeout)
      implements Step {
    /** One to which the author may say yes. */
    public Approve(List<String> by, Duration timeout, AtTimeout atTimeout) {
      this(by, false, timeout, atTimeout);
    }

    public Approve {
      by = List.copyOf(by);
      Checks checks =
          Checks.of("/approve")
              .that(by.size() <= MAX_APPROVERS, "/by", "must name at most " + MAX_APPROVERS)
              .that(Span.WAITING.holds(timeout), "/timeout", Span.WAITING.rule())
              .that(
                  !notAuthor || atTimeout != AtTimeout.APPROVE,
                  "/at_timeout",
                  "must not be approve with not_author: then nobody but the author would have said"
                      + " yes");
      for (int i = 0; i < by.size(); i++) {
        String entry = by.get(i);
        checks
            .name("/by/" + i, entry, MAX_NAME_LENGTH)
            .that(!entry.equals(Approver.KEY), "/by/" + i, "must name the id of a key behind key:")
            .that(!entry.equals(Approver.GROUP), "/by/" + i, "must name a group behind group:");
      }
      checks.finish();
    }
  }

  /** What becomes of a loop whose approval nobody gave in time. */
  enum AtTimeout {
    ESCALATE,
    CANCEL,
    APPROVE
  }

  /**
   * Changes something, and waits until it is done.
   *
   * @param action what
   * @param timeout how long it may take before the loop escalates, one minute to 30 days
   */
  record Act(Action action, Duration timeout) implements Step {
    public Act {
      Checks.of("/act").that(Span.WAITING.holds(timeout), "/timeout", Span.WAITING.rule()).finish();
    }
  }

  /** What changes something. Faults name its fields from the action on. */
  sealed interface Action {
    /** How it is taken back, which has no inverse of its own; null where it cannot be. */
    @Nullable Action inverse();
  }

  /**
   * Calls a webhook of the tenant. Where it answers 202, whoever was called says later that it is
   * done; any other success is done at once.
   *
   * @param channel the name of a webhook channel of the tenant
   * @param name what is asked for, 1 to 200 characters: it is sent along
   * @param parameters sent along, as they are; at most {@value #MAX_PARAMETERS}, each key at most
   *     {@value #MAX_NAME_LENGTH} characters, each text at most {@value #MAX_TEXT_LENGTH}
   */
  record CallWebhook(
      String channel, String name, Map<String, String> parameters, @Nullable Action inverse)
      implements Action {
    public CallWebhook {
      parameters = Map.copyOf(parameters);
      Checks checks =
          Checks.of("")
              .name("/channel", channel, MAX_NAME_LENGTH)
              .name("/name", name, MAX_NAME_LENGTH)
              .that(
                  parameters.size() <= MAX_PARAMETERS,
                  "/parameters",
                  "must be at most " + MAX_PARAMETERS)
              .that(isLast(inverse), "/inverse", NO_INVERSE);
      parameters.forEach(
          (key, value) ->
              checks
                  .name("/parameters", key, MAX_NAME_LENGTH)
                  .text("/parameters", value, MAX_TEXT_LENGTH));
      checks.finish();
    }
  }

  /**
   * A person or an agent does it, and says that it is done.
   *
   * @param instructions what is to be done, 1 to 2,000 characters
   */
  record ByPeople(String instructions, @Nullable Action inverse) implements Action {
    public ByPeople {
      Checks.of("")
          .that(!instructions.isBlank(), "/instructions", "must not be blank")
          .text("/instructions", instructions, MAX_TEXT_LENGTH)
          .that(isLast(inverse), "/inverse", NO_INVERSE)
          .finish();
    }
  }

  /**
   * Lets time pass.
   *
   * @param length one second to 30 days
   */
  record Pause(Duration length) implements Step {
    public Pause {
      Checks.of("/wait").that(Span.PAUSE.holds(length), "", Span.PAUSE.rule()).finish();
    }
  }

  /** Waits for the verdict of fresh outcomes; always the last step, and only that. */
  record Verify() implements Step {}

  private static boolean isLast(@Nullable Action inverse) {
    return inverse == null || inverse.inverse() == null;
  }
}
