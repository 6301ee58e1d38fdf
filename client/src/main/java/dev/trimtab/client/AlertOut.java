package dev.trimtab.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should look at, as Alertmanager's API v2 writes it, and more.
 *
 * @param labels what tells it apart, the same for as long as it lasts
 * @param annotations {@code summary} and {@code description}
 * @param startsAt since when
 * @param endsAt when it ended; of one that has not, a few minutes ahead
 * @param updatedAt when something was last heard of it
 * @param fingerprint of its labels, as Alertmanager makes it
 * @param generatorUrl where it is to be seen; left out where nobody said how the server is reached
 * @param receivers none: who is told is said by loops
 * @param status whether it is silenced
 * @param state {@code pending}, {@code firing} or {@code resolved}
 * @param acknowledgedBy who sees to it; null where nobody said so
 * @param acknowledgedAt when they said so
 * @param acknowledgedComment what they said
 */
@Schema(description = "Something that people should look at, as Alertmanager's API v2 writes it.")
public record AlertOut(
    @Schema(
            description = "What tells it apart, the same for as long as it lasts.",
            required = true,
            examples =
                "{\"alertname\": \"trimtab_regression\", \"tenant\": \"acme\", \"domain\":"
                    + " \"support-bot\", \"event_type\": \"run\", \"metric_type\":"
                    + " \"success_rate\", \"change_point\": \"cp_4711\"}")
        Map<String, String> labels,
    @Schema(description = "What it says: summary and description.", required = true)
        Map<String, String> annotations,
    @Schema(description = "Since when.", required = true, examples = "2026-03-02T08:12:00Z")
        Instant startsAt,
    @Schema(
            description = "When it ended; of one that has not, a few minutes ahead.",
            required = true,
            examples = "2026-03-02T09:35:00Z")
        Instant endsAt,
    @Schema(
            description = "When something was last heard of it.",
            required = true,
            examples = "2026-03-02T09:30:00Z")
        Instant updatedAt,
    @Schema(
            description = "Of its labels, as Alertmanager makes it.",
            required = true,
            examples = "a2f6e3c1d0b94857")
        String fingerprint,
    @JsonProperty("generatorURL")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description =
                "Where it is to be seen; left out where nobody said how the server is reached.")
        @Nullable String generatorUrl,
    @Schema(description = "None: who is told is said by loops.", required = true)
        List<String> receivers,
    @Schema(description = "Whether it is silenced.", required = true) Status status,
    @Schema(
            description = "Whether it is to be looked at now.",
            required = true,
            enumeration = {"pending", "firing", "resolved"},
            examples = "firing")
        String state,
    @JsonProperty("acknowledged_by")
        @Schema(description = "Who sees to it; null where nobody said so.", examples = "ana")
        @Nullable String acknowledgedBy,
    @JsonProperty("acknowledged_at") @Schema(description = "When they said so.")
        @Nullable Instant acknowledgedAt,
    @JsonProperty("acknowledged_comment") @Schema(description = "What they said.")
        @Nullable String acknowledgedComment) {
  public AlertOut {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    receivers = List.copyOf(receivers);
  }

  /**
   * Whether an alert is silenced.
   *
   * @param state {@code suppressed} where it is; else {@code unprocessed} while it is pending, and
   *     {@code active}
   * @param silencedBy the ids of the silences that match
   * @param inhibitedBy none: no alert hides another
   */
  @Schema(name = "AlertStatus", description = "Whether an alert is silenced.")
  public record Status(
      @Schema(
              description = "Suppressed where it is silenced; unprocessed while it is pending.",
              required = true,
              enumeration = {"unprocessed", "active", "suppressed"},
              examples = "active")
          String state,
      @Schema(description = "The ids of the silences that match.", required = true)
          List<String> silencedBy,
      @Schema(description = "None: no alert hides another.", required = true)
          List<String> inhibitedBy) {
    /** The state of one that is silenced. */
    public static final String SUPPRESSED = "suppressed";

    public Status {
      silencedBy = List.copyOf(silencedBy);
      inhibitedBy = List.copyOf(inhibitedBy);
    }
  }

  @JsonIgnore
  public boolean isSilenced() {
    return status.state().equals(Status.SUPPRESSED);
  }

  @JsonIgnore
  public boolean isResolved() {
    return state.equals("resolved");
  }
}
