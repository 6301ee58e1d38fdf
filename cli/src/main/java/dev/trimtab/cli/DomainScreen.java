package dev.trimtab.cli;

import dev.trimtab.client.DomainOut;
import dev.trimtab.client.SeriesSensitivity;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A domain on the terminal. */
final class DomainScreen {
  private static final int LABEL_WIDTH = 14;

  private DomainScreen() {}

  static void print(Screen screen, DomainOut domain) {
    line(screen, "domain", domain.domain());
    line(screen, "owner", orNothing(domain.owner()));
    line(screen, "channel", orNothing(domain.channel()));
    line(screen, "environment", orNothing(domain.environment()));
    line(screen, "trace url", orNothing(domain.traceUrlTemplate()));
    domain
        .scores()
        .forEach(
            (eventType, score) ->
                line(screen, "score", eventType + "=" + ScoreOption.write(score)));
    if (domain.sensitivity() != null) {
      domain.sensitivity().forEach(each -> line(screen, "sensitivity", words(each)));
    }
  }

  private static String words(SeriesSensitivity wish) {
    StringJoiner words = new StringJoiner(", ");
    add(words, "", wish.eventType());
    add(words, "", wish.metricType());
    add(words, "false alarms ", wish.falseAlarmsPerYear());
    add(words, "smallest ", wish.smallestDecline());
    add(words, "", wish.basis());
    return words.toString();
  }

  private static void add(StringJoiner words, String label, @Nullable Object said) {
    if (said != null) {
      words.add(label + said);
    }
  }

  static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static void line(Screen screen, String label, String text) {
    screen.print((label + " ".repeat(LABEL_WIDTH - label.length()) + text).stripTrailing());
  }
}
