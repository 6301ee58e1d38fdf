package dev.trimtab.cli;

import dev.trimtab.cli.screen.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs command lines as a shell would and keeps what they print. */
final class Terminal {
  static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  private final Style style;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  Terminal() {
    this(Style.PLAIN);
  }

  Terminal(Style style) {
    this.style = style;
  }

  /** Runs a command against a server; gives the exit code. */
  int run(FakeServer server, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--url", server.url(), "--key", "tt_key"));
    return run(all.toArray(String[]::new));
  }

  int run(String... args) {
    CommandLine commandLine = TrimtabCommand.commandLine(style, InstantSource.fixed(NOW));
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
