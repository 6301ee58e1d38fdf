package dev.trimtab.loop;

import dev.trimtab.change.ScoreScale;
import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.Micros;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of a line of a tape, as {@link TapeReader} reads them. */
final class TapeWriter {
  static final int BASIS = 1;
  static final int TAKE = 2;

  private final DataOutputStream out;

  TapeWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(TapeLine line) throws IOException {
    switch (line) {
      case TapeBasis basis -> basis(basis);
      case Take take -> take(take);
    }
  }

  private void basis(TapeBasis basis) throws IOException {
    out.writeByte(BASIS);
    asked(basis.asked());
    out.writeLong(Micros.of(basis.fresh()));
    out.writeLong(basis.after());
    text(basis.variants().named());
    whole(basis.variants().before().size());
    for (String label : new TreeSet<>(basis.variants().before())) {
      out.writeUTF(label);
    }
    Decline decline = basis.decline();
    out.writeBoolean(decline != null);
    if (decline != null) {
      share(decline.usual());
      share(decline.found());
    }
    for (TapeBasis.Track track : basis.tracks()) {
      out.writeByte(track.metricType().code());
      scale(track.scale());
      out.writeDouble(track.typical());
      run(track.before());
    }
  }

  private void asked(Verification asked) throws IOException {
    text(asked.eventType());
    metricType(asked.metricType());
    whole(asked.guardrails().size());
    for (Verification.Guardrail guardrail : asked.guardrails()) {
      text(guardrail.eventType());
      metricType(guardrail.metricType());
      out.writeDouble(guardrail.tolerated());
    }
    out.writeDouble(asked.effect());
    out.writeDouble(asked.confidence());
    out.writeUTF(asked.settling().toString());
    out.writeUTF(asked.deadline().toString());
    whole(asked.minimumSamples());
    text(asked.variant());
  }

  private void take(Take take) throws IOException {
    out.writeByte(TAKE);
    whole(take.number());
    out.writeLong(take.through());
    whole(take.tracks().size());
    for (MarkedRun track : take.tracks()) {
      run(track.run());
      out.write(track.marks());
    }
  }

  /** Positions as what lies between them, all of them before all values: like packs with like. */
  private void run(Run run) throws IOException {
    whole(run.size());
    long last = 0;
    for (long position : run.positions()) {
      whole(position - last);
      last = position;
    }
    for (double value : run.values()) {
      out.writeDouble(value);
    }
  }

  private void share(Decline.Share share) throws IOException {
    out.writeDouble(share.good());
    out.writeDouble(share.samples());
  }

  private void scale(@Nullable ScoreScale scale) throws IOException {
    out.writeBoolean(scale != null);
    if (scale != null) {
      out.writeDouble(scale.low());
      out.writeDouble(scale.high());
      out.writeBoolean(scale.lessIsBetter());
    }
  }

  private void metricType(@Nullable MetricType type) throws IOException {
    out.writeByte(type == null ? 0 : type.code());
  }

  private void text(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  /** Not below 0; seven bits a byte, the lowest first. */
  private void whole(long number) throws IOException {
    long left = number;
    while (left > 0x7f) {
      out.writeByte((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.writeByte((int) left);
  }
}
