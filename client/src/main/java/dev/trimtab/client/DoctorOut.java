package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was looked at, and whether all is well.
 *
 * @param healthy true where there is neither warning nor error
 * @param findings in the order they were looked at
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Doctor", description = "What was looked at, and whether all is well.")
public record DoctorOut(
    @Schema(description = "True where there is neither warning nor error.", required = true)
        boolean healthy,
    @Schema(description = "In the order they were looked at.", required = true)
        List<FindingOut> findings) {}
