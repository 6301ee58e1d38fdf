package dev.trimtab.cli;

import dev.trimtab.cli.exports.ExportLines;
import dev.trimtab.cli.exports.PartFile;
import dev.trimtab.cli.imports.Progress;
import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.ExportEnd;
import dev.trimtab.client.ExportFilter;
import dev.trimtab.client.ExportStream;
import dev.trimtab.client.TrimtabClient;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings events out, as many as there are. */
@Command(
    name = "export",
    header = "Export events, as many as there are, in the order in which they were stored.",
    description = {
      "What is there when it begins comes out, as one JSON object a line or as CSV; import reads",
      "both. With --output the file gets its name when it is whole. Until then FILE.part has what",
      "came: run the same command again, and it goes on there. Without it, events go to standard",
      "output, and the command fails where they are not all of them.",
      "",
      "While it runs, trimtab processes lists it; the audit log keeps that it was made."
    },
    footer = {
      "",
      "Examples:",
      "  trimtab export --output outcomes.ndjson",
      "  trimtab export -d support-bot --since 30d -o march.csv",
      "  trimtab export --format csv --columns domain,value,occurred_at,metadata.agent -o a.csv",
      "  trimtab export | gzip > outcomes.ndjson.gz"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final EventFilterOptions events = new EventFilterOptions();

  /** How events are written. */
  enum Format {
    NDJSON,
    CSV
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; default standard output.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "ndjson or csv; default by the name of FILE, else ndjson.")
  private @Nullable Format format;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description =
          "The columns of CSV beside the position: id, tenant_id, domain, event_type, metric_type,"
              + " value, occurred_at, recorded_at, metadata, or metadata.KEY for one of them.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      defaultValue = "0",
      description = "Only what was stored behind that position.")
  private long after;

  @Override
  public Integer call() throws IOException {
    String name = format == null ? byName() : format.name().toLowerCase(Locale.ROOT);
    ExportFilter filter = new ExportFilter(events.filter(), name, columns, after, null);
    try (TrimtabClient client = connection.client()) {
      if (output == null) {
        toStandardOutput(client, filter);
      } else {
        toFile(client, filter, output);
      }
    }
    return ExitCode.OK;
  }

  private String byName() {
    boolean isTable = output != null && output.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    return isTable ? "csv" : "ndjson";
  }

  private static void toStandardOutput(TrimtabClient client, ExportFilter filter)
      throws IOException {
    try (ExportStream stream = client.export(filter);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
      new ExportLines(stream, out).copy(false, position -> {});
    }
  }

  private void toFile(TrimtabClient client, ExportFilter filter, Path file) throws IOException {
    PartFile part = new PartFile(file);
    String source = client.settings().url() + " " + connection.tenant() + filter.fingerprint();
    PartFile.Place place = part.place(source);
    ExportFilter wanted = place == null ? filter : filter.between(place.after(), place.through());
    try (ExportStream stream = client.export(wanted)) {
      PartFile.Note note = new PartFile.Note(source, stream.through());
      try (OutputStream out = place == null ? part.begin(note) : part.goOn()) {
        ExportEnd end = copy(stream, out, place, file);
        out.flush();
        part.finish();
        screen.print(describe(file, end, place));
      }
    }
  }

  private ExportEnd copy(
      ExportStream stream, OutputStream out, PartFile.@Nullable Place place, Path file)
      throws IOException {
    long from = place == null ? after : place.after();
    Progress.Work work =
        new Progress.Work(String.valueOf(file.getFileName()), "positions", from, stream.through());
    try (Progress progress =
        new Progress(work, screen.style(), InstantSource.system(), screen.err())) {
      return new ExportLines(stream, out).copy(place != null, progress::at);
    } catch (IOException cut) {
      screen.err().println("Not whole: run the same command again to go on.");
      throw cut;
    }
  }

  private static String describe(Path file, ExportEnd end, PartFile.@Nullable Place place) {
    String more = place == null ? "" : " more, behind position " + Figures.count(place.after());
    return file + ": " + Figures.count(end.events(), "event") + more;
  }
}
