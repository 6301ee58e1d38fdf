package dev.trimtab.cli.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file are written.
 *
 * @param kind one of three
 * @param delimiter what parts the columns of a table
 * @param charset how a table is encoded; JSON says that itself
 */
public record RowFormat(Kind kind, char delimiter, Charset charset) {
  /** The ways of writing rows. */
  public enum Kind {
    /** One JSON object a line. */
    NDJSON,
    /** A table with a heading. */
    CSV,
    /** One JSON array of objects. */
    JSON
  }

  /**
   * What the caller said; the rest is found out.
   *
   * @param kind null where it was not said
   * @param delimiter null where it was not said
   * @param charset UTF-8 unless another one was said
   */
  public record Said(@Nullable Kind kind, @Nullable Character delimiter, Charset charset) {}

  private static final int LOOKED_AT = 8_192;

  /** What was said, else what the name says, else what the beginning looks like. */
  static RowFormat of(Said said, Path path, BufferedInputStream in) throws IOException {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    Kind kind = said.kind() != null ? said.kind() : byName(plain);
    if (kind == null) {
      kind = byBeginning(in);
    }
    char usual = plain.endsWith(".tsv") ? '\t' : ',';
    Character delimiter = said.delimiter();
    return new RowFormat(kind, delimiter == null ? usual : delimiter, said.charset());
  }

  RowReader reader(InputStream in) throws IOException {
    return switch (kind) {
      case NDJSON -> new NdjsonRows(in);
      case CSV -> new CsvRows(in, delimiter, charset);
      case JSON -> new JsonArrayRows(in);
    };
  }

  private static @Nullable Kind byName(String name) {
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return Kind.CSV;
    }
    return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? Kind.NDJSON : null;
  }

  /** An array begins with a bracket, a line of JSON with a brace, and a table with neither. */
  private static Kind byBeginning(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT);
    int first = in.read();
    for (int i = 1; i < LOOKED_AT && (Character.isWhitespace(first) || first > 0x7F); i++) {
      first = in.read();
    }
    in.reset();
    return switch (first) {
      case '[' -> Kind.JSON;
      case '{', -1 -> Kind.NDJSON;
      default -> Kind.CSV;
    };
  }
}
