package dev.trimtab.cli;

import dev.trimtab.cli.imports.CellEvents;
import dev.trimtab.cli.imports.ImportFile;
import dev.trimtab.cli.imports.InlineMapping;
import dev.trimtab.cli.imports.Mapping;
import dev.trimtab.cli.imports.MappingException;
import dev.trimtab.cli.imports.MappingFile;
import dev.trimtab.cli.imports.PlainEvents;
import dev.trimtab.cli.imports.RowFormat;
import dev.trimtab.cli.imports.RowMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which events a row has: said in a file, said in place, or not at all. */
final class MapOption {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--map",
      paramLabel = "MAPPING",
      description =
          "Which events a row has: a YAML or JSON file, or in place what each field of the one"
              + " event is, parted by commas. domain=repo takes a column or field,"
              + " metric_type:=cost_usd the same for every row.")
  private @Nullable String said;

  private @Nullable Mapping mapping;
  private String text = "";

  /** Reads what was said; what is wrong with it is a mistake on the command line. */
  void read() throws IOException {
    if (said == null) {
      return;
    }
    try {
      Path file = Path.of(said);
      boolean inPlace = InlineMapping.is(said) && !Files.isRegularFile(file);
      if (!inPlace && !Files.isReadable(file)) {
        throw mistake(said + " is neither a file that can be read nor like domain=repo,...");
      }
      text = inPlace ? said : Files.readString(file);
      mapping = inPlace ? InlineMapping.parse(said) : MappingFile.read(file);
    } catch (MappingException e) {
      throw mistake((InlineMapping.is(said) ? "--map" : said) + ": " + e.getMessage());
    }
  }

  /** What was said, whole; empty where nothing was. */
  String text() {
    return text;
  }

  /** Makes events of the rows of {@code file}. */
  RowMapper mapper(ImportFile file) {
    boolean isTable = file.format().kind() == RowFormat.Kind.CSV;
    if (mapping == null) {
      return isTable ? new CellEvents() : new PlainEvents();
    }
    String missing = isTable ? mapping.missing(file.columns()) : null;
    if (missing != null) {
      throw mistake(
          file.path()
              + " has no column "
              + missing
              + "; its columns are "
              + String.join(", ", file.columns()));
    }
    return mapping;
  }

  private ParameterException mistake(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
