package dev.trimtab.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes stretches of what was seen moment by moment. */
final class HoldingLine {
  private final List<Holding> over = new ArrayList<>();
  private @Nullable Holding open;

  /**
   * What was seen from that moment on, until another is taken.
   *
   * @param at not before the one taken last
   */
  void take(Instant at, boolean holds, int event, double seen) {
    if (holds && open == null) {
      open = new Holding(at, at, event, seen, false);
    } else if (!holds && open != null) {
      close(open, at);
    }
  }

  private void close(Holding begun, Instant until) {
    if (until.isAfter(begun.from())) {
      over.add(new Holding(begun.from(), until, begun.event(), begun.seen(), false));
    }
    open = null;
  }

  /** All stretches, in order; the last is cut off where nothing more is known. */
  List<Holding> end(Instant at) {
    if (open != null) {
      over.add(new Holding(open.from(), Holding.endOf(at), open.event(), open.seen(), false));
      open = null;
    }
    return List.copyOf(over);
  }
}
