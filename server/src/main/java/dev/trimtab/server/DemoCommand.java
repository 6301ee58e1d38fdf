package dev.trimtab.server;

import dev.trimtab.cli.demo.Story;
import dev.trimtab.cli.demo.StoryServer;
import dev.trimtab.cli.screen.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trimtab demo}: a server with a simulated fleet, to look around. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start a server, fill it with two weeks of a simulated fleet, and go on producing events"
          + " until it is stopped (Ctrl-C or SIGTERM).",
      "",
      "Nothing is kept, unless --data names a folder for it.",
      "",
      "With --story, a regression is told instead, from its first sample over an approval and a",
      "rollback, through a kill -9, to a shown recovery; and an improvement that was none. It takes",
      "about a minute."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab demo",
      "  trimtab demo --port 9000 --data /tmp/fleet    the same fleet is there at the next start",
      "  trimtab demo --story                          from a regression to a shown recovery"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free. Default: 8433.")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder to keep the simulated data in. Default: a temporary one.")
  private @Nullable Path data;

  @Option(names = "--story", description = "Tell of a regression and of what is done about it.")
  private boolean story;

  @Option(names = "--yes", description = "With --story: say yes to the rollback without asking.")
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return story ? tell() : simulate();
  }

  private int tell() throws IOException, InterruptedException {
    boolean isKept = data != null;
    Path folder = data == null ? Files.createTempDirectory("trimtab-story") : data;
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    try (StoryServer server = new StoryProcess(folder, "demo", port == null ? 0 : port)) {
      Story told =
          new Story(server, InstantSource.system(), out, Style.detect(), yes ? said(out) : typed());
      return told.tell() ? 0 : 1;
    } finally {
      if (!isKept) {
        remove(folder);
      }
    }
  }

  private static Supplier<String> said(PrintWriter out) {
    return () -> {
      out.println("y");
      return "y";
    };
  }

  /** Nobody at the terminal says no to anything. */
  private static Supplier<String> typed() {
    Scanner typed = new Scanner(System.in, StandardCharsets.UTF_8);
    return () -> typed.hasNextLine() ? typed.nextLine() : "";
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private int simulate() {
    return new ServerLaunch()
        .with("trimtab.http.port", port)
        .with("trimtab.storage.data", data)
        .with("trimtab.storage.ephemeral", data == null)
        .with("quarkus.log.level", "WARN") // the screen belongs to the demonstration
        .run(DemoApplication.class);
  }
}
