package dev.trimtab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.cli.screen.Paragraph;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.cli.screen.Table;
import dev.trimtab.cli.screen.Tone;
import dev.trimtab.client.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command writes to, its help included. */
final class Screen {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("unused") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  Style style() {
    return ((TrimtabCommand) spec.root().userObject()).style();
  }

  void print(String line) {
    out().println(line);
  }

  void print(Table table) {
    table.lines(style()).forEach(out()::println);
  }

  /** A line above a part of the screen. */
  void heading(String text) {
    print(style().paint(Tone.HEADING, text));
  }

  /** A line that explains. */
  void note(String text) {
    print(style().paint(Tone.FAINT, text));
  }

  /** A text of any length behind a head, below which its later lines begin. */
  void paragraph(String head, String text) {
    Paragraph.lines(head, text, style()).forEach(this::print);
  }

  /** The same of what explains. */
  void faintParagraph(String head, String text) {
    Paragraph.lines(head, text, style()).forEach(this::note);
  }

  /** A document as it is, to be put into a file. */
  void document(String text) {
    out().print(text);
    out().flush();
  }

  /** An answer as indented JSON. */
  void json(Object answer) {
    print(write(answer, true));
  }

  /** An answer as JSON on one line. */
  void jsonLine(Object answer) {
    print(write(answer, false));
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static String write(Object answer, boolean indented) {
    try {
      return Json.writer(indented).writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not to be written as JSON: " + answer, e);
    }
  }
}
