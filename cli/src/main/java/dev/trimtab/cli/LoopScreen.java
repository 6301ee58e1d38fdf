package dev.trimtab.cli;

import dev.trimtab.cli.screen.Cell;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.DeliveryOut;
import dev.trimtab.client.LoopOut;
import dev.trimtab.client.VerificationOut;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One loop on the terminal, from what opened it to its verdict. */
final class LoopScreen {
  private static final String INDENT = "  ";

  private final Screen screen;
  private final LoopOut loop;

  LoopScreen(Screen screen, LoopOut loop) {
    this.screen = screen;
    this.loop = loop;
  }

  void show() {
    heading();
    screen.print("");
    facts();
    steps();
    LoopOut.Detail detail = loop.detail();
    if (detail != null) {
      part("Timeline");
      detail.record().forEach(this::entry);
      deliveries(detail.deliveries());
      verification();
    }
  }

  /** What was done is shown to work, or by how much it is not known yet. */
  void verification() {
    VerificationOut verification = loop.detail() == null ? null : loop.detail().verification();
    if (verification != null) {
      screen.print("");
      new VerificationScreen(screen, loop, verification).show();
    }
  }

  private void part(String title) {
    screen.print("");
    screen.heading(title);
  }

  void heading() {
    screen.heading(loop.template() + ", " + LoopWords.series(loop) + ": " + loop.state());
  }

  private void facts() {
    screen.paragraph("Loop      ", loop.id());
    screen.paragraph("Cause     ", cause());
    screen.paragraph("Opened    ", EventTable.time(loop.openedAt()));
    screen.paragraph("Template  ", loop.template() + ", version " + loop.templateVersion());
    if (loop.endedAt() != null) {
      screen.paragraph("Ended     ", EventTable.time(loop.endedAt()) + ", " + loop.state());
    }
    String waits = LoopWords.waitsForUntil(loop);
    if (!waits.isEmpty()) {
      screen.paragraph("Since     ", EventTable.time(loop.since()));
      screen.paragraph("Waits for ", waits);
    }
  }

  private String cause() {
    LoopOut.Cause cause = loop.cause();
    String by = cause.by() == null ? "" : cause.by() + ": ";
    String point = cause.changePoint() == null ? "" : " (" + cause.changePoint() + ")";
    return by + cause.seen() + point;
  }

  private void steps() {
    part("Steps");
    int longest = loop.steps().stream().mapToInt(step -> step.kind().length()).max().orElse(0);
    for (int i = 0; i < loop.steps().size(); i++) {
      LoopOut.Step step = loop.steps().get(i);
      String kind = step.kind() + " ".repeat(longest - step.kind().length());
      screen.paragraph(mark(i) + " " + kind + INDENT, step.text());
    }
  }

  /** Behind it, at it, or still before it; of a loop that has ended nothing is at hand. */
  private String mark(int step) {
    boolean unicode = screen.style().unicode();
    if (step == loop.step() && loop.endedAt() == null) {
      return unicode ? "▶" : ">";
    }
    boolean isBehind = step < loop.step() || loop.verdict() != null;
    return isBehind ? unicode ? "✓" : "x" : " ";
  }

  /** A line of the record, and below it the figures that it rests on. */
  void entry(LoopOut.Entry entry) {
    String arrow = screen.style().unicode() ? " → " : " -> ";
    String change = entry.from().equals(entry.to()) ? "" : arrow + entry.to();
    String by = entry.by() + " ".repeat(Math.max(0, longestName() - entry.by().length()));
    String head = EventTable.time(entry.at()) + INDENT + by + INDENT;
    screen.paragraph(head, entry.why() + change);
    if (!entry.known().isEmpty()) {
      String known =
          new TreeMap<>(entry.known())
              .entrySet().stream()
                  .map(each -> each.getKey() + " " + each.getValue())
                  .collect(Collectors.joining(", "));
      screen.faintParagraph(" ".repeat(head.length()), known);
    }
  }

  private int longestName() {
    return loop.detail() == null
        ? 0
        : loop.detail().record().stream().mapToInt(line -> line.by().length()).max().orElse(0);
  }

  private void deliveries(List<DeliveryOut> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    part("Sent");
    Table table = Table.of("CHANNEL", "KIND", "STATUS", ">TRIES", "=NEXT", "ANSWER");
    for (DeliveryOut each : deliveries) {
      boolean isDead = each.status().equals("dead");
      table.row(
          Cell.of(each.channel()),
          Cell.of(each.kind()),
          new Cell(each.status(), isDead ? Tone.BAD : Tone.PLAIN),
          Cell.of(String.valueOf(each.attempts())),
          Cell.of(each.nextAt() == null ? "" : EventTable.time(each.nextAt())),
          Cell.of(each.answer() == null ? "" : each.answer()));
    }
    screen.print(table);
  }

  /** What may be typed now. */
  void next() {
    List<String> commands = LoopWords.nextCommands(loop);
    if (!commands.isEmpty()) {
      screen.print("");
      commands.forEach(command -> screen.note(INDENT + command));
    }
  }
}
