package dev.trimtab.loop;

/** What is written on a {@link Tape} at once. */
public sealed interface TapeLine permits TapeBasis, Take {
  /** Its place on the tape, from 0. */
  int number();
}
