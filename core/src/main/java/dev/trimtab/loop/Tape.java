package dev.trimtab.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a verdict is reached from, kept with its loop: what fresh samples are held against, and
 * then these, as they were heard look by look. It is only ever added to.
 */
public record Tape(TapeBasis basis, List<Take> takes) {
  public Tape {
    takes = List.copyOf(takes);
    for (int i = 0; i < takes.size(); i++) {
      if (takes.get(i).number() != i + 1 || takes.get(i).tracks().size() != basis.tracks().size()) {
        throw new IllegalArgumentException("take " + takes.get(i).number() + " is out of order");
      }
    }
  }

  /**
   * Of its lines.
   *
   * @param lines in their order; at least one
   */
  public static Tape of(List<TapeLine> lines) {
    if (!(lines.getFirst() instanceof TapeBasis basis)) {
      throw new IllegalArgumentException("a tape begins with its basis");
    }
    return new Tape(basis, lines.stream().skip(1).map(Take.class::cast).toList());
  }

  Tape with(Take take) {
    return new Tape(basis, Stream.concat(takes.stream(), Stream.of(take)).toList());
  }

  /** How many lines it has. */
  int lines() {
    return 1 + takes.size();
  }

  /** Up to which position everything was heard. */
  long through() {
    return takes.isEmpty() ? basis.after() : takes.getLast().through();
  }

  /** How many more fresh samples a track takes in. */
  int room(int track) {
    return Run.MAX_SIZE - takes.stream().mapToInt(take -> take.tracks().get(track).size()).sum();
  }

  /**
   * How the verification stands by what is on the tape.
   *
   * @param verdict that the loop came to; null for none yet, then that the deadline has passed is
   *     for the next look to say
   */
  public VerificationStanding standing(@Nullable Verdict verdict) {
    Instant deadline = basis.deadline();
    return Verifier.verify(
        facts(verdict == Verdict.UNDECIDED ? deadline : deadline.minus(Duration.ofSeconds(1))));
  }

  VerificationCase facts(Instant now) {
    MarkedRun series = heard(0);
    Compared compared = basis.tracks().getFirst().compared(series, isConcurrent(series));
    List<Compared> guardrails = new ArrayList<>();
    for (int i = 1; i < basis.tracks().size(); i++) {
      MarkedRun heard = heard(i);
      boolean concurrent = compared.concurrent() && heard.hasBoth(count(heard, compared));
      guardrails.add(basis.tracks().get(i).compared(heard, concurrent));
    }
    return new VerificationCase(
        basis.asked(), compared, basis.decline(), guardrails, now, basis.deadline(), room(0) == 0);
  }

  private MarkedRun heard(int track) {
    return MarkedRun.joined(takes.stream().map(take -> take.tracks().get(track)).toList());
  }

  /** Decided for good by the first samples, before any claim can be made. */
  private boolean isConcurrent(MarkedRun series) {
    int minimum = basis.asked().minimumSamples();
    return basis.variants().isNamed() || (series.size() >= minimum && series.hasBoth(minimum));
  }

  /** Those of a guardrail that were there when the first claim could be made. */
  private int count(MarkedRun guardrail, Compared series) {
    int minimum = basis.asked().minimumSamples();
    Run after = series.after();
    return after.size() < minimum
        ? guardrail.size()
        : guardrail.run().through(after.positions()[minimum - 1]);
  }
}
