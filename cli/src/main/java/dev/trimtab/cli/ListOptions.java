package dev.trimtab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many entries a list shows, and how: as a table, or with --json as a line each. */
final class ListOptions {
  private static final int MAX_PAGE = 1_000;

  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  /**
   * What a server gives at once.
   *
   * @param next where the page behind it begins; null where there is none
   */
  record Page<E>(List<E> entries, @Nullable String next) {}

  /** Asks a server for a page. */
  interface Pages<E> {
    /**
     * Reads one.
     *
     * @param size how many entries at the most
     * @param cursor where it begins; null for the first
     */
    Page<E> read(int size, @Nullable String cursor);
  }

  /**
   * Shows entries up to the limit, however many pages these are. Lines of JSON are written as they
   * come, so that a long list can be read meanwhile.
   *
   * @param table prints all of them for people, who are told where there are more
   */
  <E> void show(Screen screen, Pages<E> pages, Consumer<List<E>> table) {
    if (json.isOn()) {
      forEach(pages, screen::jsonLine);
      return;
    }
    List<E> entries = new ArrayList<>();
    boolean isMore = forEach(pages, entries::add);
    table.accept(entries);
    if (isMore) {
      screen.note("There are more; --limit shows them.");
    }
  }

  /** Follows the pages; true where there are entries beyond the limit. */
  private <E> boolean forEach(Pages<E> pages, Consumer<E> action) {
    int left = limit;
    String next = null;
    do {
      Page<E> page = pages.read(Math.clamp(left, 1, MAX_PAGE), next);
      page.entries().stream().limit(Math.max(0, left)).forEach(action);
      left -= page.entries().size();
      next = page.next();
    } while (left > 0 && next != null);
    return next != null || left < 0;
  }
}
