package dev.trimtab.change;

import dev.trimtab.tenant.Sensitivity;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a detector found at a sample, with all a change point needs.
 *
 * @param kind what happened
 * @param direction which way the series had changed
 * @param at the sample that brought it
 * @param start where the change began, by a first estimate
 * @param baseline what was usual before
 * @param current what has been measured since the start
 * @param evidence what the decision rests on
 */
public record Detection(
    Kind kind,
    Direction direction,
    Moment at,
    Moment start,
    Baseline baseline,
    Level current,
    Evidence evidence) {
  private static final byte VERSION = 1;
  private static final int BYTES = 5 + 4 * Long.BYTES + 8 * Double.BYTES;

  /** What can happen to the alert of a series. */
  public enum Kind {
    /** A change is significant: of a decline, the alert is open now. */
    ALARM(1),
    /** The series has recovered from its decline; the alert is closed. */
    RECOVERED(2),
    /** The series has stayed as it became, which is now what is usual; the alert is closed. */
    SETTLED(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** How what is usual was learned. */
  public enum BaselineKind {
    /** One mean for all hours. */
    FLAT(1),
    /** By the hour of the day, working days and weekends apart. */
    BY_HOUR(2);

    private final int code;

    BaselineKind(int code) {
      this.code = code;
    }
  }

  /**
   * A sample.
   *
   * @param position its place in its tenant
   * @param occurredAtMicros microseconds since 1970, UTC
   */
  public record Moment(long position, long occurredAtMicros) {}

  /**
   * An average as measured.
   *
   * @param mean in the unit of the series
   * @param count of how many samples
   */
  public record Level(double mean, double count) {}

  /**
   * What is usual.
   *
   * @param kind how it was learned
   * @param level its average, in the unit of the series
   * @param typical for latencies, costs and scores without a range, half of the samples were not
   *     worse than this; else not a number
   * @param rare nine tenths were not worse than this; else not a number
   */
  public record Baseline(BaselineKind kind, Level level, double typical, double rare) {}

  /**
   * Why it is significant.
   *
   * @param height natural logarithm of the evidence over what was needed: at least 0
   * @param threshold natural logarithm of what was needed
   * @param basis what the threshold rests on
   */
  public record Evidence(double height, double threshold, Sensitivity.Basis basis) {}

  /** As it is stored. */
  public byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer.put(VERSION).put((byte) kind.code).put((byte) direction.code());
    buffer.put((byte) baseline.kind().code).put((byte) evidence.basis().code());
    for (Moment each : new Moment[] {at, start}) {
      buffer.putLong(each.position()).putLong(each.occurredAtMicros());
    }
    for (Level each : new Level[] {baseline.level(), current}) {
      buffer.putDouble(each.mean()).putDouble(each.count());
    }
    buffer.putDouble(baseline.typical()).putDouble(baseline.rare());
    return buffer.putDouble(evidence.height()).putDouble(evidence.threshold()).array();
  }

  /** Reads what {@link #encode} made; empty where another version or somebody else did. */
  public static Optional<Detection> decode(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    try {
      return buffer.get() == VERSION && content.length == BYTES
          ? Optional.of(read(buffer))
          : Optional.empty();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Detection read(ByteBuffer buffer) {
    Kind kind = Kind.values()[buffer.get() - 1];
    Direction direction = buffer.get() == 1 ? Direction.DECLINE : Direction.IMPROVEMENT;
    BaselineKind learned = BaselineKind.values()[buffer.get() - 1];
    Sensitivity.Basis basis =
        buffer.get() == 1 ? Sensitivity.Basis.CALIBRATED : Sensitivity.Basis.PROVEN;
    Moment at = new Moment(buffer.getLong(), buffer.getLong());
    Moment start = new Moment(buffer.getLong(), buffer.getLong());
    Level usual = new Level(buffer.getDouble(), buffer.getDouble());
    Level current = new Level(buffer.getDouble(), buffer.getDouble());
    Baseline baseline = new Baseline(learned, usual, buffer.getDouble(), buffer.getDouble());
    Evidence evidence = new Evidence(buffer.getDouble(), buffer.getDouble(), basis);
    return new Detection(kind, direction, at, start, baseline, current, evidence);
  }
}
