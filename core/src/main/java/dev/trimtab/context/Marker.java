package dev.trimtab.context;

import dev.trimtab.input.Text;
import dev.trimtab.outcome.OutcomeEvent;
import dev.trimtab.outcome.SeriesKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something people did to a domain, put on the time line of its outcomes: a suspect where they
 * change, never a sample. Times are kept to the microsecond.
 *
 * @param id the caller's own or one made here, 1 to 200 characters; unique within the tenant
 * @param domain the workload that was changed
 * @param kind what was changed
 * @param label what people call the change, 1 to 200 characters
 * @param version what it was changed to, at most 200 characters; null where nothing was said
 * @param url where to read more, http or https; null where nothing was said
 * @param occurredAt when: from 1970 on, at most 24 hours after {@code recordedAt}
 * @param recordedAt when it arrived here
 */
public record Marker(
    String id,
    String domain,
    MarkerKind kind,
    String label,
    @Nullable String version,
    @Nullable String url,
    Instant occurredAt,
    Instant recordedAt) {
  public static final int MAX_LABEL_LENGTH = 200;
  public static final int MAX_VERSION_LENGTH = 200;

  public Marker {
    Text.name("/id", id, OutcomeEvent.MAX_ID_LENGTH);
    Text.name("/domain", domain, SeriesKey.MAX_NAME_LENGTH);
    Text.name("/label", label, MAX_LABEL_LENGTH);
    if (version != null) {
      Text.name("/version", version, MAX_VERSION_LENGTH);
    }
    if (url != null) {
      WebAddress.of("/url", url);
    }
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    OutcomeEvent.checkOccurredAt(occurredAt, recordedAt);
  }
}
