package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of change points.
 *
 * @param changePoints newest first
 * @param next the cursor of the next page; null at the end
 */
public record ChangePointsPage(List<ChangePointOut> changePoints, @Nullable String next) {
  public ChangePointsPage {
    changePoints = List.copyOf(changePoints);
  }
}
