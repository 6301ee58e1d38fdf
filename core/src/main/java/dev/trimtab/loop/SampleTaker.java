package dev.trimtab.loop;

/** Takes samples in, one after the other, as how good they are: from 0 to 1. */
interface SampleTaker {
  /** Takes a fresh sample in. */
  void take(double goodness);

  /** Takes a further sample of the variant in that fresh ones are held against. */
  void takeBaseline(double goodness);
}
