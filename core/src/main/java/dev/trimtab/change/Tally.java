package dev.trimtab.change;

import java.nio.ByteBuffer;

/** Count, sum and sum of squares of values, to be added to. */
final class Tally {
  static final int BYTES = 3 * Double.BYTES;

  double count;
  double sum;
  double squares;

  void add(double value) {
    count++;
    sum += value;
    squares += value * value;
  }

  void set(Tally other) {
    count = other.count;
    sum = other.sum;
    squares = other.squares;
  }

  void clear() {
    count = 0;
    sum = 0;
    squares = 0;
  }

  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  double deviation() {
    return count < 2 ? 0 : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1));
  }

  void writeTo(ByteBuffer buffer) {
    buffer.putDouble(count).putDouble(sum).putDouble(squares);
  }

  void readFrom(ByteBuffer buffer) {
    count = buffer.getDouble();
    sum = buffer.getDouble();
    squares = buffer.getDouble();
  }
}
