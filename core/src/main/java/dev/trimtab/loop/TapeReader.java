package dev.trimtab.loop;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a line of a tape, as {@link TapeWriter} writes them. */
final class TapeReader {
  private final DataInputStream in;

  TapeReader(DataInputStream in) {
    this.in = in;
  }

  TapeLine read() throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case TapeWriter.BASIS -> basis();
      case TapeWriter.TAKE -> take();
      default -> throw new IOException("no line of a tape is a " + kind);
    };
  }

  private TapeBasis basis() throws IOException {
    Verification asked = asked();
    Instant fresh = Micros.toInstant(in.readLong());
    long after = in.readLong();
    String named = text();
    Set<String> before = new TreeSet<>();
    for (int left = count(); left > 0; left--) {
      before.add(in.readUTF());
    }
    Decline decline = in.readBoolean() ? new Decline(share(), share()) : null;
    List<TapeBasis.Track> tracks = new ArrayList<>();
    for (int i = 0; i <= asked.guardrails().size(); i++) {
      tracks.add(
          new TapeBasis.Track(MetricType.ofCode(in.readByte()), scale(), in.readDouble(), run()));
    }
    return new TapeBasis(asked, fresh, after, new Variants(named, before), decline, tracks);
  }

  private Verification asked() throws IOException {
    String eventType = text();
    MetricType metricType = metricType();
    List<Verification.Guardrail> guardrails = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      guardrails.add(
          new Verification.Guardrail(text(), MetricType.ofCode(in.readByte()), in.readDouble()));
    }
    return new Verification(
        eventType,
        metricType,
        guardrails,
        in.readDouble(),
        in.readDouble(),
        Duration.parse(in.readUTF()),
        Duration.parse(in.readUTF()),
        count(),
        text());
  }

  private Take take() throws IOException {
    int number = count();
    long through = in.readLong();
    List<MarkedRun> tracks = new ArrayList<>();
    for (int left = count(); left > 0; left--) {
      Run run = run();
      tracks.add(new MarkedRun(run, in.readNBytes(run.size())));
    }
    return new Take(number, through, tracks);
  }

  private Run run() throws IOException {
    int size = count();
    if (size > Run.MAX_SIZE) {
      throw new IOException(size + " samples");
    }
    long[] positions = new long[size];
    double[] values = new double[size];
    long last = 0;
    for (int i = 0; i < size; i++) {
      last += whole();
      positions[i] = last;
    }
    for (int i = 0; i < size; i++) {
      values[i] = in.readDouble();
    }
    return new Run(positions, values);
  }

  private Decline.Share share() throws IOException {
    return new Decline.Share(in.readDouble(), in.readDouble());
  }

  private @Nullable ScoreScale scale() throws IOException {
    return in.readBoolean()
        ? new ScoreScale(in.readDouble(), in.readDouble(), in.readBoolean())
        : null;
  }

  private @Nullable MetricType metricType() throws IOException {
    int code = in.readByte();
    return code == 0 ? null : MetricType.ofCode(code);
  }

  private @Nullable String text() throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private int count() throws IOException {
    return Math.toIntExact(whole());
  }

  private long whole() throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = in.readUnsignedByte();
      number |= (long) (part & 0x7f) << shift;
      if (part <= 0x7f) {
        return number;
      }
    }
    throw new IOException("a number does not end");
  }
}
