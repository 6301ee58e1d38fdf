package dev.trimtab.cli;

import dev.trimtab.cli.imports.ImportFile;
import dev.trimtab.cli.imports.ImportPlan;
import dev.trimtab.cli.imports.ImportResult;
import dev.trimtab.cli.imports.StandardInput;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files of any length, so that running it again adds nothing. */
@Command(
    name = "import",
    header = "Import files of outcomes, of any length. Running it again adds nothing.",
    description = {
      "FILE holds one JSON object a line (NDJSON), a table with a heading (CSV), or one JSON array",
      "of objects; .gz or not; - is standard input. Without --map each row is an event as POST",
      "/v1/outcomes/events takes it and as export writes it; --map says which events a row has,",
      "in place or by a file (docs/howto-import.md, examples/).",
      "",
      "Each event gets an id from the file's content, its row and its place in the row. So an",
      "import that broke off, by Ctrl-C or otherwise, is simply started again, and goes on where",
      "it was. A changed file is another file: of a corrected one, import only the corrected rows.",
      "",
      "What cannot be stored goes to FILE.rejected.ndjson with its row and the reason, the rest",
      "is stored, and the command exits with 1. While it runs, trimtab processes lists it."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab import events.ndjson.gz",
      "  trimtab import runs.csv --map"
          + " domain=repo,event_type:=nightly,metric_type:=success_rate,\\",
      "      value=resolved,occurred_at=finished,metadata.agent=model",
      "  trimtab import --map examples/swe-bench-pro.mapping.yaml --dry-run swe-bench-pro.ndjson",
      "  mysql -e 'select ...' | trimtab import --format csv --delimiter tab --map ... -"
    })
final class ImportCommand implements Callable<Integer> {
  private static final int SHOWN = 5;
  private static final Path STANDARD_INPUT = Path.of("-");

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final MapOption map = new MapOption();
  @Mixin private final RowOptions rows = new RowOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What to import; - for standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--occurred-at",
      paramLabel = "TIME",
      description =
          "When the events of rows without a time happened. Without it, when they arrive. Say the"
              + " same again when you run the import again.")
  private @Nullable Instant occurredAt;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description =
          "Where to write what is not stored, replacing what is there; default"
              + " FILE.rejected.ndjson.")
  private @Nullable Path rejectedFile;

  @Option(
      names = "--from-start",
      description = "Send every row, also those that an earlier run has dealt with.")
  private boolean fromStart;

  @Option(
      names = "--dry-run",
      description = "Send nothing: count, and show the first events as they would be sent.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    map.read();
    files.forEach(this::check);
    if (rejectedFile != null && files.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--rejected goes with one FILE");
    }
    if (dryRun) {
      return importAll(run -> run.dryRun(new DryRun(screen, SHOWN)));
    }
    try (TrimtabClient client = connection.client()) {
      return importAll(run -> run.send(client, fromStart));
    }
  }

  /** What is done with one file. */
  private interface Doing {
    ImportRun.Outcome with(ImportRun run) throws IOException;
  }

  private int importAll(Doing doing) throws IOException {
    ImportResult total = ImportResult.NOTHING;
    boolean isWhole = true;
    for (Path file : files) {
      if (isWhole) {
        ImportRun.Outcome outcome = importOne(file, doing);
        total = total.plus(outcome.result());
        isWhole = outcome.isWhole();
      }
    }
    if (json.isOn()) {
      screen.json(total);
    }
    return isWhole && total.rejected() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private ImportRun.Outcome importOne(Path path, Doing doing) throws IOException {
    if (!path.equals(STANDARD_INPUT)) {
      return importFile(path, path, doing);
    }
    try (StandardInput input = StandardInput.keep(System.in)) {
      return importFile(input.file(), Path.of("stdin"), doing);
    }
  }

  private ImportRun.Outcome importFile(Path path, Path called, Doing doing) throws IOException {
    ImportFile file = ImportFile.scan(path, rows.said());
    Path rejected = rejectedFile == null ? beside(called) : rejectedFile;
    ImportPlan plan = new ImportPlan(file, map.mapper(file), map.text(), occurredAt, rejected);
    ImportRun.Outcome outcome = doing.with(new ImportRun(screen, plan, name(called)));
    if (!json.isOn()) {
      summarise(name(called), outcome, rejected);
    }
    return outcome;
  }

  private void summarise(String name, ImportRun.Outcome outcome, Path rejected) {
    ImportResult result = outcome.result();
    screen.print(
        name
            + ": "
            + Figures.count(result.rows(), "row")
            + ", "
            + Figures.count(result.accepted(), dryRun ? "event" : "new event")
            + (dryRun ? " (nothing was sent)" : "")
            + (result.duplicates() == 0
                ? ""
                : ", " + Figures.count(result.duplicates()) + " stored before"));
    if (result.rejected() > 0) {
      screen.print(Figures.count(result.rejected()) + " rejected; the reasons are in " + rejected);
    }
    if (!outcome.isWhole()) {
      screen.print("Cancelled. Run the same command again to go on.");
    }
  }

  private void check(Path file) {
    boolean isInput = file.equals(STANDARD_INPUT);
    if (!isInput && (!Files.isRegularFile(file) || !Files.isReadable(file))) {
      throw new ParameterException(spec.commandLine(), file + " is no file that can be read");
    }
  }

  private static Path beside(Path path) {
    return path.resolveSibling(name(path) + ".rejected.ndjson");
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
