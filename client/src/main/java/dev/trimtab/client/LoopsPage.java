package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of loops.
 *
 * @param loops newest first
 * @param next the cursor of the next page; null at the end
 */
public record LoopsPage(List<LoopOut> loops, @Nullable String next) {
  public LoopsPage {
    loops = List.copyOf(loops);
  }
}
