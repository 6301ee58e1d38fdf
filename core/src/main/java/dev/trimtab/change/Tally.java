package dev.trimtab.change;

import java.nio.ByteBuffer;

/**
 * Count, mean and spread of values, to be added to, and how much one says of the next: where values
 * come in runs, many of them say as much as few that do not.
 */
final class Tally {
  static final int BYTES = 8 * Double.BYTES;

  private static final int BLOCK = 32;

  /** How many standard errors a dependence must show before it is believed. */
  private static final double SHOWN = 1.5;

  private static final double MOST = 50;

  double count;
  double sum;
  private double squares;
  private double products;
  private double last;
  private double block;
  private double blocks;
  private double blockSquares;

  void add(double value) {
    products += count > 0 ? value * last : 0;
    last = value;
    count++;
    sum += value;
    squares += value * value;
    block += value;
    if ((long) count % BLOCK == 0) {
      blocks++;
      blockSquares += block * block;
      block = 0;
    }
  }

  void set(Tally other) {
    count = other.count;
    sum = other.sum;
    squares = other.squares;
    products = other.products;
    last = other.last;
    block = other.block;
    blocks = other.blocks;
    blockSquares = other.blockSquares;
  }

  void clear() {
    set(new Tally());
  }

  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  double deviation() {
    return count < 2 ? 0 : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1));
  }

  /**
   * How many values in a row say as much as one that is independent of the rest, at least 1: by the
   * correlation of neighbours, as (1 + rho) / (1 - rho), and by how much more the sums of blocks
   * spread than those of independent values would. See docs/MATH.md, "Runs".
   */
  double dependence() {
    double variance = deviation() * deviation();
    if (count < 2 || variance <= 0) {
      return 1;
    }
    double mean = mean();
    double rho = (products / (count - 1) - mean * mean) / variance;
    double byNeighbours = rho > SHOWN / Math.sqrt(count) ? (1 + rho) / Math.max(1 - rho, 0.01) : 1;
    return Math.min(Math.max(byNeighbours, byBlocks(mean, variance)), MOST);
  }

  private double byBlocks(double mean, double variance) {
    if (blocks < 2) {
      return 1;
    }
    double ofBlocks = blockSquares / blocks - BLOCK * BLOCK * mean * mean;
    double ratio = ofBlocks / (BLOCK * variance);
    // Blocks are few: what they show by chance is taken off.
    return Math.max(1, ratio / (1 + SHOWN * Math.sqrt(2 / blocks)));
  }

  void writeTo(ByteBuffer buffer) {
    buffer.putDouble(count).putDouble(sum).putDouble(squares).putDouble(products).putDouble(last);
    buffer.putDouble(block).putDouble(blocks).putDouble(blockSquares);
  }

  void readFrom(ByteBuffer buffer) {
    count = buffer.getDouble();
    sum = buffer.getDouble();
    squares = buffer.getDouble();
    products = buffer.getDouble();
    last = buffer.getDouble();
    block = buffer.getDouble();
    blocks = buffer.getDouble();
    blockSquares = buffer.getDouble();
  }
}
