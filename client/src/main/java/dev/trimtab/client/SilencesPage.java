package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of silences.
 *
 * @param silences newest first
 * @param next the cursor of the next page; null at the end
 */
public record SilencesPage(List<SilenceOut> silences, @Nullable String next) {
  public SilencesPage {
    silences = List.copyOf(silences);
  }
}
