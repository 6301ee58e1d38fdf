package dev.trimtab.loop;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at fresh outcomes came to, as a loop needs it.
 *
 * @param verdict null while none can be said
 * @param why in a sentence
 * @param known the figures it rests on
 */
public record Comparison(@Nullable Verdict verdict, String why, Map<String, String> known) {
  public Comparison {
    known = Map.copyOf(known);
  }
}
