package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of markers.
 *
 * @param markers newest first
 * @param next the cursor of the next page; null at the end
 */
public record MarkersPage(List<MarkerOut> markers, @Nullable String next) {
  public MarkersPage {
    markers = List.copyOf(markers);
  }
}
