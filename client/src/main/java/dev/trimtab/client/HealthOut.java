package dev.trimtab.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether outcomes still arrive. Written as {@code {"status":"ok"}} or {@code
 * {"status":"stale","hours_since_last_event":N or null}}.
 *
 * @param status {@code ok} where an event occurred within 24 hours, else {@code stale}
 * @param hoursSinceLastEvent hours, not negative; null where none ever arrived, and where the
 *     status is {@code ok}
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonSerialize(using = HealthOut.Writer.class)
@Schema(description = "Whether outcomes still arrive.")
public record HealthOut(
    @Schema(
            description = "stale where the last event is more than 24 hours old.",
            required = true,
            enumeration = {"ok", "stale"},
            examples = "stale")
        String status,
    @Schema(
            description = "Only where stale; null where no event ever arrived.",
            minimum = "0",
            examples = "31.5")
        @Nullable Double hoursSinceLastEvent) {
  private static final String OK = "ok";

  /** Events arrive. */
  public static HealthOut ok() {
    return new HealthOut(OK, null);
  }

  /** The last event is so many hours old, or there was none. */
  public static HealthOut stale(@Nullable Double hoursSinceLastEvent) {
    return new HealthOut("stale", hoursSinceLastEvent);
  }

  public boolean isOk() {
    return status.equals(OK);
  }

  static final class Writer extends StdSerializer<HealthOut> {
    Writer() {
      super(HealthOut.class);
    }

    @Override
    public void serialize(HealthOut health, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeStringField("status", health.status());
      if (!health.isOk()) {
        out.writeFieldName("hours_since_last_event");
        out.writePOJO(health.hoursSinceLastEvent());
      }
      out.writeEndObject();
    }
  }
}
