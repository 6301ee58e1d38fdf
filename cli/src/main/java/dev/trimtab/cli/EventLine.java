package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.EventOut;
import dev.trimtab.client.StreamedEvent;

/**
 * One event on one line. Columns grow with what they have had to hold, as what comes is not known.
 */
final class EventLine {
  private static final String GAP = "  ";
  private static final String FAILURE = "failure_class";
  private static final String SUCCESS = "success_rate";

  private final Style style;
  private final int[] widths = {5, 12, 12, 13, 8};

  EventLine(Style style) {
    this.style = style;
  }

  String of(StreamedEvent streamed) {
    EventOut event = streamed.event();
    String value = Figures.of(event.metricType(), event.value());
    String line =
        style.paint(Tone.FAINT, right(0, Long.toString(streamed.position())))
            + GAP
            + style.paint(Tone.FAINT, EventTable.time(event.occurredAt()))
            + GAP
            + left(1, event.domain())
            + GAP
            + left(2, event.eventType())
            + GAP
            + left(3, event.metricType())
            + GAP
            + style.paint(tone(event), right(4, value))
            + GAP
            + EventTable.metadata(event.metadata());
    return line.stripTrailing();
  }

  private static Tone tone(EventOut event) {
    if (event.metricType().equals(FAILURE)) {
      return Tone.BAD;
    }
    if (event.metricType().equals(SUCCESS)) {
      return event.value() >= 1 ? Tone.GOOD : event.value() <= 0 ? Tone.BAD : Tone.PLAIN;
    }
    return Tone.PLAIN;
  }

  private String left(int column, String text) {
    return text + " ".repeat(padding(column, text));
  }

  private String right(int column, String text) {
    return " ".repeat(padding(column, text)) + text;
  }

  private int padding(int column, String text) {
    int width = text.codePointCount(0, text.length());
    widths[column] = Math.max(widths[column], width);
    return widths[column] - width;
  }
}
