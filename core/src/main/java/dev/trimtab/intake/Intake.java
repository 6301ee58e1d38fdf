package dev.trimtab.intake;

import dev.trimtab.outcome.Micros;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A research request, by hand or by a loop, with its own life cycle.
 *
 * @param id time-ordered, given by whoever makes it
 * @param request what it asks, and what has been found out
 * @param disposition what becomes of it
 * @param origin what it was generated from; null where it was made by hand
 * @param createdBy whose it is
 * @param createdAt when it was submitted, kept to the microsecond
 * @param updatedAt when it was last changed
 * @param revision how often it has been changed: whoever changes it names the one that was seen
 */
public record Intake(
    String id,
    Request request,
    Disposition disposition,
    @Nullable Origin origin,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    long revision) {
  public Intake {
    createdAt = Micros.toInstant(Micros.of(createdAt));
    updatedAt = Micros.toInstant(Micros.of(updatedAt));
  }

  /** A new one. */
  public static Intake submitted(
      String id, Request request, @Nullable Origin origin, String by, Instant at) {
    return new Intake(id, request, Disposition.SUBMITTED, origin, by, at, at, 0);
  }

  /** The same with another request. */
  public Intake with(Request other, Instant at) {
    return new Intake(id, other, disposition, origin, createdBy, createdAt, at, revision);
  }

  /**
   * The same after a transition.
   *
   * @throws IntakeRefusal where it does not fit where the intake stands
   */
  public Intake after(Transition transition) {
    return new Intake(
        id,
        request,
        disposition.after(transition),
        origin,
        createdBy,
        createdAt,
        transition.at(),
        revision);
  }

  public IntakeStatus status() {
    return disposition.status();
  }
}
