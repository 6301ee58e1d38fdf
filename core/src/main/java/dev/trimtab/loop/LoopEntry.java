package dev.trimtab.loop;

import java.time.Instant;
import java.util.Map;

/**
 * A line of a loop's record: what happened, when, through whom, why, and what was known.
 *
 * @param number its place in the record, from 1
 * @param at when
 * @param from where the loop stood
 * @param to where it stood then; the same for what changed nothing
 * @param by a person's or key's name; {@value #ITSELF} for what the loop did by itself
 * @param why in a sentence, at most {@value #MAX_WHY_LENGTH} characters
 * @param known figures and names it rests on, in the order of their keys
 */
public record LoopEntry(
    int number,
    Instant at,
    LoopState from,
    LoopState to,
    String by,
    String why,
    Map<String, String> known) {
  public static final String ITSELF = "trimtab";
  public static final int MAX_WHY_LENGTH = 2_000;

  public LoopEntry {
    known = Map.copyOf(known);
  }

  /** The same line for another reason. */
  LoopEntry because(String reason) {
    return new LoopEntry(number, at, from, to, by, reason, known);
  }
}
