package dev.trimtab.storage.sql.read;

import java.util.Arrays;

/**
 * Keeps the newest of the samples it is offered, by time, equal times by position: a heap of
 * bounded size with the oldest on top, in arrays of plain numbers. Not thread-safe.
 */
final class NewestWindow {
  private static final int FIRST_ROOM = 64;

  private final int capacity;
  private long[] times;
  private long[] positions;
  private double[] values;
  private int size;

  NewestWindow(int capacity) {
    this.capacity = capacity;
    int room = Math.min(capacity, FIRST_ROOM);
    times = new long[room];
    positions = new long[room];
    values = new double[room];
  }

  int capacity() {
    return capacity;
  }

  boolean isFull() {
    return size == capacity;
  }

  /** The time of the oldest sample kept: once full, nothing older gets in. */
  long oldestTime() {
    return times[0];
  }

  /** Keeps a sample where it is newer than one that is kept; false where it is not. */
  boolean offer(long time, long position, double value) {
    if (size < capacity) {
      grow();
      siftUp(time, position, value);
      return true;
    }
    if (isOlder(time, position, 0)) {
      return false;
    }
    siftDown(0, time, position, value);
    return true;
  }

  /** Sorts, oldest first. Nothing can be offered afterwards. */
  Samples sorted() {
    int count = size;
    while (size > 1) {
      size--;
      long time = times[0];
      long position = positions[0];
      double value = values[0];
      siftDown(0, times[size], positions[size], values[size]);
      put(size, time, position, value);
    }
    reverse(count);
    return new Samples(times, positions, values, count);
  }

  /** Samples in arrays that may be longer than their number. */
  record Samples(long[] times, long[] positions, double[] values, int count) {
    /** The first index of those at the time of {@code index}. */
    int startOfTime(int index) {
      int start = index;
      while (start > 0 && times[start - 1] == times[index]) {
        start--;
      }
      return start;
    }

    /** The index behind the last of those at the time of {@code index}. */
    int endOfTime(int index) {
      int end = index;
      while (end < count && times[end] == times[index]) {
        end++;
      }
      return end;
    }
  }

  private void reverse(int count) {
    for (int low = 0, high = count - 1; low < high; low++, high--) {
      long time = times[low];
      long position = positions[low];
      double value = values[low];
      put(low, times[high], positions[high], values[high]);
      put(high, time, position, value);
    }
  }

  private void siftUp(long time, long position, double value) {
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) / 2;
      if (!isOlder(time, position, parent)) {
        break;
      }
      put(at, times[parent], positions[parent], values[parent]);
      at = parent;
    }
    put(at, time, position, value);
  }

  private void siftDown(int from, long time, long position, double value) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && isOlder(times[child + 1], positions[child + 1], child)) {
        child++;
      }
      if (isOlder(time, position, child)) {
        break;
      }
      put(at, times[child], positions[child], values[child]);
      at = child;
    }
    put(at, time, position, value);
  }

  private boolean isOlder(long time, long position, int than) {
    return time < times[than] || (time == times[than] && position < positions[than]);
  }

  private void put(int at, long time, long position, double value) {
    times[at] = time;
    positions[at] = position;
    values[at] = value;
  }

  private void grow() {
    if (size == times.length) {
      int room = (int) Math.min(capacity, 2L * size);
      times = Arrays.copyOf(times, room);
      positions = Arrays.copyOf(positions, room);
      values = Arrays.copyOf(values, room);
    }
  }
}
