package dev.trimtab.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of processes.
 *
 * @param processes newest first
 * @param next the cursor of the next page; null at the end
 */
public record ProcessesPage(List<ProcessOut> processes, @Nullable String next) {
  public ProcessesPage {
    processes = List.copyOf(processes);
  }
}
