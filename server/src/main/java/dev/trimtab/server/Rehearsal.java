package dev.trimtab.server;

import dev.trimtab.cli.TrimtabCommand;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands people use most, each once and unseen.
 *
 * @param connection the options that name the server; empty where the environment does
 */
record Rehearsal(List<String> connection) {
  private static final List<List<String>> HELP =
      List.of(List.of("--version"), List.of("--help"), List.of("events", "--help"));

  private static final List<List<String>> CALLS =
      List.of(
          List.of("record", "-d", "rehearsal", "-e", "run", "success_rate=1", "latency_ms=840"),
          List.of("record", "-d", "rehearsal", "-e", "run", "success_rate=0", "latency_ms=910"),
          List.of("events"),
          List.of("events", "--json"),
          List.of("trend", "success_rate"),
          List.of("dashboard"),
          List.of("health"));

  /** What fails is passed over: it would only be learned less. */
  void play() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true)) {
      System.setOut(nowhere);
      System.setErr(nowhere);
      HELP.forEach(Rehearsal::run);
      Stream<String> tenant = Stream.of("--tenant", "rehearsal");
      List<String> options = Stream.concat(connection.stream(), tenant).toList();
      CALLS.forEach(call -> run(Stream.concat(call.stream(), options.stream()).toList()));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static void run(List<String> command) {
    String[] args = command.toArray(String[]::new);
    TrimtabCommand.commandLine(List.of(), args).execute(args);
  }
}
