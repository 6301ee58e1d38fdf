package dev.trimtab.client;

/**
 * The step of a loop that a word is meant for.
 *
 * @param place its place, from 0
 * @param isUndo whether what it did is taken back
 */
public record LoopStep(int place, boolean isUndo) {
  /** The one that a loop is at. */
  public static LoopStep of(LoopOut loop) {
    return new LoopStep(loop.step(), loop.undoing());
  }
}
