package dev.trimtab.server.export;

import dev.trimtab.input.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How events are written. */
enum ExportFormat {
  NDJSON("application/x-ndjson"),
  CSV("text/csv");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name. */
  static ExportFormat parse(String parameter, String text) {
    return Arrays.stream(values())
        .filter(format -> format.wireName().equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(parameter, "must be ndjson or csv"));
  }

  /** What an {@code Accept} header asks for, where no format was named. */
  static ExportFormat accepted(@Nullable String accept) {
    String wanted = accept == null ? "" : accept;
    return wanted.contains(CSV.mediaType) && !wanted.contains(NDJSON.mediaType) ? CSV : NDJSON;
  }
}
