package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of research requests; it may hold fewer than asked for though there are more behind it.
 *
 * @param intakes in the order that was asked for
 * @param next the cursor of the next page; null at the end
 */
public record IntakesPage(List<IntakeOut> intakes, @Nullable String next) {
  public IntakesPage {
    intakes = List.copyOf(intakes);
  }
}
