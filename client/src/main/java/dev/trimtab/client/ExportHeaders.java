package dev.trimtab.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

/** Reads what an export says before its first line. */
final class ExportHeaders {
  private static final int BUFFER = 1 << 16;

  private ExportHeaders() {}

  static ExportStream stream(URI url, HttpResponse<InputStream> answer) throws IOException {
    String process = answer.headers().firstValue("Trimtab-Process").orElse("");
    String through = answer.headers().firstValue("Trimtab-Through").orElse("");
    if (process.isEmpty() || !through.matches("\\d{1,18}")) {
      answer.body().close();
      throw TrimtabException.unreadable(
          url, answer.statusCode(), new IOException("an export without its headers"));
    }
    boolean gzip = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    InputStream lines = gzip ? new GZIPInputStream(answer.body(), BUFFER) : answer.body();
    return new ExportStream(process, Long.parseLong(through), lines);
  }
}
