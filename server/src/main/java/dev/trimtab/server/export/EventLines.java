package dev.trimtab.server.export;

import dev.trimtab.outcome.ReplayPage.Positioned;

/** Writes events as lines, the position first. No line holds a line break but at its end. */
interface EventLines {
  /** What comes before the first event; empty where nothing does. */
  String heading();

  void append(StringBuilder out, Positioned event);
}
