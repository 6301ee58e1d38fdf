package dev.trimtab.cli;

import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import java.util.List;
import java.util.function.Function;

/** Takes events as a server would and shows the first of them. */
final class DryRun implements Function<List<EventIn>, BatchResult> {
  private final Screen screen;
  private int left;

  DryRun(Screen screen, int shown) {
    this.screen = screen;
    this.left = shown;
  }

  @Override
  public BatchResult apply(List<EventIn> events) {
    events.stream().limit(left).forEach(screen::jsonLine);
    left = Math.max(0, left - events.size());
    return new BatchResult(events.size(), 0, List.of());
  }
}
