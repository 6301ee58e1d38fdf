package dev.trimtab.loop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fresh samples of one series, each with its mark.
 *
 * @param run in the order in which they were stored
 * @param marks the code of the {@link Mark} of each
 */
public record MarkedRun(Run run, byte[] marks) {
  /** No samples. */
  public static final MarkedRun EMPTY = new MarkedRun(Run.EMPTY, new byte[0]);

  public MarkedRun {
    if (marks.length != run.size()) {
      throw new IllegalArgumentException(marks.length + " marks of " + run.size() + " samples");
    }
    for (byte mark : marks) {
      if (mark < 0 || mark >= Mark.values().length) {
        throw new IllegalArgumentException("no mark is " + mark);
      }
    }
  }

  int size() {
    return marks.length;
  }

  /** One behind the other. */
  static MarkedRun joined(List<MarkedRun> parts) {
    int size = parts.stream().mapToInt(MarkedRun::size).sum();
    long[] positions = new long[size];
    double[] values = new double[size];
    byte[] marks = new byte[size];
    int at = 0;
    for (MarkedRun part : parts) {
      System.arraycopy(part.run.positions(), 0, positions, at, part.size());
      System.arraycopy(part.run.values(), 0, values, at, part.size());
      System.arraycopy(part.marks, 0, marks, at, part.size());
      at += part.size();
    }
    return new MarkedRun(new Run(positions, values), marks);
  }

  /** The samples of one mark. */
  Run only(Mark mark) {
    int[] kept = IntStream.range(0, size()).filter(i -> marks[i] == mark.code()).toArray();
    return new Run(
        Arrays.stream(kept).mapToLong(i -> run.positions()[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> run.values()[i]).toArray());
  }

  /**
   * Whether among the first {@code count} there are some of what was changed and of what was not.
   */
  boolean hasBoth(int count) {
    return has(Mark.CHANGED, count) && has(Mark.OTHER, count);
  }

  private boolean has(Mark mark, int count) {
    return IntStream.range(0, count).anyMatch(i -> marks[i] == mark.code());
  }
}
