package dev.trimtab.server;

import dev.trimtab.cli.TrimtabCommand;
import dev.trimtab.cli.imports.Progress;
import dev.trimtab.cli.screen.Style;
import dev.trimtab.server.wiring.StartFailure;
import dev.trimtab.server.wiring.Transfer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trimtab migrate}: from an embedded store to PostgreSQL. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    header = "Move everything from an embedded store to PostgreSQL.",
    description = {
      "Copies all of a data folder that no server uses, events and what was counted, keys, settings"
          + " and the audit log, into a database that no server has used, then reads both and"
          + " compares them row by row. The embedded store stays as it is.",
      "",
      "Stopped anywhere, it goes on there when it is run again. No server starts on a database that"
          + " is not complete.",
      "",
      "Who to be in the database is said by the environment, as for servers:"
          + " TRIMTAB_STORAGE_POSTGRES_USER, _PASSWORD_FILE, _DIRECT_URL and so on."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab migrate --from sqlite:/var/lib/trimtab --to jdbc:postgresql://db/trimtab",
      "  trimtab serve --store jdbc:postgresql://db/trimtab --data /var/lib/trimtab-node"
    })
public final class MigrateCommand implements Callable<Integer> {
  private static final String EMBEDDED = "sqlite:";

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "sqlite:DIR",
      required = true,
      description = "The data folder of a stopped server, or the trimtab.db in it.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description = "The empty database: jdbc:postgresql://HOST:PORT/DATABASE.")
  private String to = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = folder();
    try (Screen screen = new Screen(style(), spec.commandLine().getErr())) {
      Transfer.Moved moved = Transfer.run(folder, to, screen);
      screen.clear();
      out.printf(
          "Moved %,d rows of %d tables; both stores hold the same.%n",
          moved.rows(), moved.tables());
      out.println(
          "Keys are good as they were. Start: trimtab serve --store URL --data DIR, with a");
      out.println("folder DIR of its own. " + folder + " stays as it is until you remove it.");
      return 0;
    } catch (StartFailure refused) {
      spec.commandLine().getErr().println("trimtab: " + refused.getMessage());
      return 1;
    }
  }

  private Path folder() {
    if (!from.startsWith(EMBEDDED)) {
      throw new ParameterException(
          spec.commandLine(), "--from names an embedded store, as in sqlite:/var/lib/trimtab");
    }
    Path named = Path.of(from.substring(EMBEDDED.length()));
    Path parent = named.toAbsolutePath().getParent();
    return Files.isRegularFile(named) && parent != null ? parent : named;
  }

  private Style style() {
    return ((TrimtabCommand) spec.root().userObject()).style();
  }

  /** Draws a bar for each of the two stages. */
  private static final class Screen implements Transfer.Observer, AutoCloseable {
    private final Style style;
    private final PrintWriter out;
    private String stage = "";
    private @Nullable Progress progress;

    private Screen(Style style, PrintWriter out) {
      this.style = style;
      this.out = out;
    }

    @Override
    public void copied(long rows, long all) {
      draw("copying", rows, all);
    }

    @Override
    public void compared(long rows, long all) {
      draw("comparing", rows, all);
    }

    private void draw(String at, long rows, long all) {
      if (progress == null || !stage.equals(at)) {
        clear();
        stage = at;
        progress =
            new Progress(
                new Progress.Work(at, "rows", rows, all), style, InstantSource.system(), out);
      }
      progress.at(rows);
    }

    @Override
    public void close() {
      clear();
    }

    /** Leaves an empty line for what comes after. */
    private void clear() {
      if (progress != null) {
        progress.close();
        progress = null;
      }
    }
  }
}
