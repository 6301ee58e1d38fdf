package dev.trimtab.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * An export as it comes: lines, the last of which is {@link ExportEnd}. Where that is missing, the
 * stream was cut. The caller closes it.
 *
 * @param processId the process that can be followed and cancelled
 * @param through the last position that will be looked at
 * @param lines UTF-8
 */
public record ExportStream(String processId, long through, InputStream lines)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    lines.close();
  }
}
