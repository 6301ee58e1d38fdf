package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last line of an export: that it is whole, or why it is not.
 *
 * @param processId the process
 * @param status {@code succeeded} where it is whole
 * @param events how many lines came, this one and a heading not counted
 * @param position the last one that was looked at
 * @param detail why it is not whole; null where it is
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExportEnd(
    String processId, String status, long events, long position, @Nullable String detail) {
  /** How the line begins, and no other line of an export does. */
  public static final String MARK = "{\"end\":";

  private static final byte[] MARK_BYTES = MARK.getBytes(StandardCharsets.UTF_8);

  private record Line(ExportEnd end) {}

  /** True where every event came. */
  public boolean saysWhole() {
    return status.equals("succeeded");
  }

  /** True where {@code line} is the last one of an export. */
  public static boolean is(byte[] line) {
    return line.length > MARK_BYTES.length
        && Arrays.equals(line, 0, MARK_BYTES.length, MARK_BYTES, 0, MARK_BYTES.length);
  }

  /** What the last line says. */
  public static ExportEnd read(byte[] line) throws IOException {
    return Json.MAPPER.readValue(line, Line.class).end();
  }
}
