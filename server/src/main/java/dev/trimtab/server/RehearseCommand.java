package dev.trimtab.server;

import dev.trimtab.server.wiring.StoreLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code trimtab rehearse}: goes once through what people do, for the Java machine to record which
 * classes that takes. The launcher runs it; see docs/decisions/0015-a-rehearsed-start.md.
 */
@Command(
    name = "rehearse",
    hidden = true,
    header = "Go once through what people do, for the Java machine to learn it.",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server that keeps nothing, has PROGRAM call it or else calls it itself, and ends."
    })
public final class RehearseCommand implements Callable<Integer> {
  @Option(
      names = "--commands",
      description = "No server, only commands, for the one that TRIMTAB_URL and TRIMTAB_KEY name.")
  private boolean commands;

  @Option(
      names = "--library",
      paramLabel = "DIR",
      description = "Put SQLite's native library and an empty store there, for starts to come.")
  private @Nullable Path library;

  @Parameters(
      paramLabel = "PROGRAM",
      description = "A program and its arguments; TRIMTAB_URL and TRIMTAB_KEY name it the server.")
  private List<String> program = List.of();

  @Override
  public Integer call() throws IOException {
    if (library != null) {
      StoreLibrary.copyTo(library);
    }
    if (commands) {
      new Rehearsal(List.of()).play();
      return 0;
    }
    return new ServerLaunch()
        .with("trimtab.http.port", 0)
        .with("trimtab.storage.ephemeral", true)
        .run(RehearsalApplication.class, program.toArray(String[]::new));
  }
}
