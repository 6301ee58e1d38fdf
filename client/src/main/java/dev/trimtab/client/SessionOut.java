package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is signed in, and who.
 *
 * @param signedIn false where nobody is
 * @param me who; null where nobody is
 * @param endsAt when the session ends at the latest; null where there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "Whether somebody is signed in, and who.")
public record SessionOut(
    @Schema(description = "False where nobody is.", required = true, examples = "true")
        boolean signedIn,
    @Schema(description = "Who; null where nobody is.") @Nullable MeOut me,
    @Schema(
            description = "When the session ends at the latest; null where there is none.",
            examples = "2026-03-09T09:30:00Z")
        @Nullable Instant endsAt) {
  /** Nobody. */
  public static SessionOut nobody() {
    return new SessionOut(false, null, null);
  }
}
