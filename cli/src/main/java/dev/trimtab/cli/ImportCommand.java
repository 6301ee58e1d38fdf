package dev.trimtab.cli;

import dev.trimtab.cli.imports.ImportFile;
import dev.trimtab.cli.imports.ImportResult;
import dev.trimtab.cli.imports.Importer;
import dev.trimtab.cli.imports.MappingException;
import dev.trimtab.cli.imports.MappingFile;
import dev.trimtab.cli.imports.PlainEvents;
import dev.trimtab.cli.imports.Progress;
import dev.trimtab.cli.imports.RowMapper;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.BatchResult;
import dev.trimtab.client.EventIn;
import dev.trimtab.client.TrimtabClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      "FILE holds one JSON object a line (NDJSON, JSON lines), .gz or not. Without --map each line",
      "is an event as POST /v1/outcomes/events takes it; with --map the mapping file says which",
      "events a row has (docs/howto-import.md, examples/).",
      "",
      "Each event gets an id from the file's content, its line and its place in the row. So an",
      "import that broke off, by Ctrl-C or otherwise, is simply started again. A changed file is",
      "another file: of a corrected one, import only the corrected rows.",
      "",
      "What cannot be stored goes to FILE.rejected.ndjson with its line and the reason, the rest",
      "is stored, and the command exits with 1."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab import events.ndjson.gz",
      "  trimtab import --map examples/swe-bench-pro.mapping.yaml --dry-run swe-bench-pro.ndjson",
      "  trimtab import --map runs.mapping.yaml --tenant acme runs-*.ndjson"
    })
final class ImportCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to import.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--map",
      paramLabel = "MAPPING",
      description = "A YAML or JSON file that says which events a row has.")
  private @Nullable Path mapping;

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
      names = "--dry-run",
      description = "Send nothing: count, and show the first events as they would be sent.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    RowMapper mapper = mapper();
    files.forEach(this::check);
    if (rejectedFile != null && files.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--rejected goes with one FILE");
    }
    ImportResult total;
    if (dryRun) {
      total = importAll(mapper, new DryRun(screen, SHOWN));
    } else {
      try (TrimtabClient client = connection.client()) {
        total = importAll(mapper, client::recordAll);
      }
    }
    if (json.isOn()) {
      screen.json(total);
    }
    return total.rejected() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private ImportResult importAll(RowMapper mapper, Function<List<EventIn>, BatchResult> sink)
      throws IOException {
    ImportResult total = ImportResult.NOTHING;
    for (Path file : files) {
      total = total.plus(importOne(file, mapper, sink));
    }
    return total;
  }

  private ImportResult importOne(
      Path path, RowMapper mapper, Function<List<EventIn>, BatchResult> sink) throws IOException {
    ImportFile file = ImportFile.scan(path);
    Path rejected = rejectedFile == null ? beside(path) : rejectedFile;
    try (Importer importer = new Importer(file, mapper, occurredAt, sink, rejected);
        Interruption interruption = new Interruption(screen.err(), path, importer)) {
      try (Progress progress = progress(path, file.lines())) {
        importer.run(progress::at);
      }
      interruption.finished();
      if (!json.isOn()) {
        summarise(path, importer.result(), rejected);
      }
      return importer.result();
    }
  }

  private Progress progress(Path path, long lines) {
    return new Progress(name(path), lines, screen.style(), InstantSource.system(), screen.err());
  }

  private void summarise(Path path, ImportResult result, Path rejected) {
    screen.print(
        name(path)
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
  }

  private RowMapper mapper() throws IOException {
    if (mapping == null) {
      return new PlainEvents();
    }
    check(mapping);
    try {
      return MappingFile.read(mapping);
    } catch (MappingException e) {
      throw new ParameterException(spec.commandLine(), mapping + ": " + e.getMessage(), e);
    }
  }

  private void check(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
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
