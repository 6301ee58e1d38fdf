package dev.trimtab.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a loop does, one after the other. */
public sealed interface Step {
  /**
   * A research request, with what is known filled in.
   *
   * @param urgency how soon somebody should look at it
   * @param category in a word or two, 1 to 200 characters
   * @param title null for one made of what happened; at most 200 characters
   */
  record OpenIntake(Urgency urgency, String category, @Nullable String title) implements Step {}

  /** How soon somebody should look at it. */
  enum Urgency {
    HIGH,
    MEDIUM,
    LOW
  }

  /**
   * A message to people. The loop does not wait for it: what cannot be delivered is tried again,
   * and then lies where one can see it.
   *
   * @param channel the name of a channel of the tenant
   * @param occasion when it is sent
   * @param text what it says beside the facts, at most 2,000 characters; null for nothing
   */
  record Notify(String channel, Occasion occasion, @Nullable String text) implements Step {}

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
   * @param by the names of the keys or people who may; empty for all who may approve
   * @param timeout how long, one minute to 30 days
   * @param atTimeout what then
   */
  record Approve(List<String> by, Duration timeout, AtTimeout atTimeout) implements Step {
    public Approve {
      by = List.copyOf(by);
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
  record Act(Action action, Duration timeout) implements Step {}

  /** What changes something. */
  sealed interface Action {
    /** How it is taken back; null where it cannot be. */
    @Nullable Action inverse();
  }

  /**
   * Calls a webhook of the tenant. Where it answers 202, whoever was called says later that it is
   * done; any other success is done at once.
   *
   * @param channel the name of a webhook channel of the tenant
   * @param name what is asked for, 1 to 200 characters: it is sent along
   * @param parameters sent along, as they are
   */
  record CallWebhook(
      String channel, String name, Map<String, String> parameters, @Nullable Action inverse)
      implements Action {
    public CallWebhook {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * A person or an agent does it, and says that it is done.
   *
   * @param instructions what is to be done, 1 to 2,000 characters
   */
  record ByPeople(String instructions, @Nullable Action inverse) implements Action {}

  /**
   * Lets time pass.
   *
   * @param length one second to 30 days
   */
  record Pause(Duration length) implements Step {}

  /** Waits for the verdict of fresh outcomes; always the last step, and only that. */
  record Verify() implements Step {}
}
