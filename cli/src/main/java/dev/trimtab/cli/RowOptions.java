package dev.trimtab.cli;

import dev.trimtab.cli.imports.RowFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the rows of a file are written, where that is not to be found out. */
final class RowOptions {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "ndjson (an object a line), csv (a table with a heading) or json (one array); default by"
              + " the name of the file, else by how it begins.")
  private RowFormat.@Nullable Kind kind;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "What parts the columns of a table: one character, or tab; default a comma.")
  private @Nullable String delimiter;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "How a table is encoded, such as windows-1252; default UTF-8.")
  private Charset charset = StandardCharsets.UTF_8;

  RowFormat.Said said() {
    return new RowFormat.Said(kind, delimiter == null ? null : character(delimiter), charset);
  }

  private char character(String text) {
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1 || text.equals("\"") || (text.isBlank() && !text.equals("\t"))) {
      throw new ParameterException(
          spec.commandLine(), "--delimiter must be one character, or tab, not '" + text + "'");
    }
    return text.charAt(0);
  }
}
