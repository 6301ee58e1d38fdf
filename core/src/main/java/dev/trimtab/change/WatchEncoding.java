package dev.trimtab.change;

import dev.trimtab.tenant.Sensitivity;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SeriesWatch} is written between appends. What another version wrote, or what was
 * written for another scale of scores, is not read: the series is learned anew.
 */
final class WatchEncoding {
  private static final byte VERSION = 1;
  private static final int HEAD = 3 + 3 * Integer.BYTES + 4 * Long.BYTES;

  private WatchEncoding() {}

  static byte[] encode(SeriesWatch watch) {
    ByteBuffer buffer = ByteBuffer.allocate(size(watch));
    buffer.put(VERSION).put((byte) watch.phase.code).put(flags(watch));
    buffer.putInt(scaleOf(watch.settings)).putInt(priceOf(watch.settings));
    buffer.putInt(watch.tracks.length).putLong(watch.samples).putLong(watch.firingFor);
    buffer.putLong(watch.firstAt).putLong(watch.lastAt);
    watch.measured.writeTo(buffer);
    watch.held.writeTo(buffer);
    watch.declining.writeTo(buffer);
    watch.improving.writeTo(buffer);
    watch.profile.writeTo(buffer);
    watch.gauge.writeTo(buffer);
    for (Track each : watch.tracks) {
      each.writeTo(buffer);
    }
    Recovery recovery = watch.recovery;
    for (int i = 0; recovery != null && i < watch.tracks.length; i++) {
      buffer.putDouble(recovery.bounds()[i]);
    }
    return buffer.array();
  }

  private static int size(SeriesWatch watch) {
    int size = HEAD + Tally.BYTES + Hold.BYTES + 2 * RunningStart.BYTES + HourProfile.BYTES;
    int recovery = watch.recovery == null ? 0 : watch.tracks.length * Double.BYTES;
    return size + watch.gauge.bytes() + watch.tracks.length * Track.BYTES + recovery;
  }

  private static byte flags(SeriesWatch watch) {
    return (byte)
        ((watch.live ? 1 : 0) + (watch.declineHeld ? 2 : 0) + (watch.recovery != null ? 4 : 0));
  }

  private static int scaleOf(DetectorSettings settings) {
    ScoreScale scale = settings.scale();
    return scale == null ? 0 : Objects.hash(scale.low(), scale.high(), scale.lessIsBetter());
  }

  /** Changes whenever thresholds do; of numbers only, which have the same hash everywhere. */
  private static int priceOf(DetectorSettings settings) {
    Sensitivity of = settings.sensitivity();
    return Objects.hash(
        of.basis().code(), of.falseAlarmsPerYear(), of.smallestDecline(), of.baselineError());
  }

  /** The watch that {@code state} describes, or a fresh one where it is not to be read. */
  static SeriesWatch decode(byte @Nullable [] state, DetectorSettings settings, Gauge gauge) {
    SeriesWatch watch = new SeriesWatch(settings, gauge);
    if (state == null || state.length < HEAD || state[0] != VERSION) {
      return watch;
    }
    try {
      return read(ByteBuffer.wrap(state), watch) ? watch : new SeriesWatch(settings, fresh(gauge));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return new SeriesWatch(settings, fresh(gauge));
    }
  }

  private static Gauge fresh(Gauge gauge) {
    gauge.clear();
    return gauge;
  }

  private static boolean read(ByteBuffer buffer, SeriesWatch watch) {
    buffer.get();
    watch.phase = Phase.ofCode(buffer.get());
    byte flags = buffer.get();
    watch.live = (flags & 1) != 0;
    watch.declineHeld = (flags & 2) != 0;
    boolean sameScale = buffer.getInt() == scaleOf(watch.settings);
    boolean samePrice = buffer.getInt() == priceOf(watch.settings);
    if (!sameScale || buffer.getInt() != watch.tracks.length) {
      return false;
    }
    watch.samples = buffer.getLong();
    watch.firingFor = buffer.getLong();
    watch.firstAt = buffer.getLong();
    watch.lastAt = buffer.getLong();
    watch.measured.readFrom(buffer);
    watch.held.readFrom(buffer);
    watch.declining.readFrom(buffer);
    watch.improving.readFrom(buffer);
    watch.profile.readFrom(buffer);
    watch.gauge.readFrom(buffer);
    for (Track each : watch.tracks) {
      each.readFrom(buffer);
    }
    if ((flags & 4) != 0) {
      double[] bounds = new double[watch.tracks.length];
      for (int i = 0; i < bounds.length; i++) {
        bounds[i] = buffer.getDouble();
      }
      watch.recovery = new Recovery(watch.tracks, bounds);
    }
    if (!samePrice) {
      watch.reprice();
    }
    return !buffer.hasRemaining();
  }
}
