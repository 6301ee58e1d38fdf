package dev.trimtab.client;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What fresh outcomes show of a loop's action by now.
 *
 * @param verdict null while it is open
 * @param reason in a sentence
 * @param against {@code fresh}: the samples between alarm and action; {@code decline}: what was
 *     usual and what the alarm found; {@code variant}: another one at the same time
 * @param causal whether it shows that things are so because of the action
 * @param samples how many fresh ones it rests on
 * @param minimumSamples below so many there is no verdict
 * @param deadline when it is undecided
 * @param before what is held against; null where there is no sample
 * @param after the fresh samples; null where there is none
 * @param effect the smallest gain that counts, as a share
 * @param bar the difference above which it is better, as a share
 * @param looks the difference as it was seen with more and more samples
 * @param guardrails what must not become worse
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(description = "What fresh outcomes show of a loop's action by now.")
public record VerificationOut(
    @Schema(
            description = "Null while it is open.",
            enumeration = {"improved", "no_effect", "worse", "undecided"},
            examples = "improved")
        @Nullable String verdict,
    @Schema(description = "In a sentence.", required = true) String reason,
    @Schema(
            description =
                "fresh: the samples between alarm and action; decline: what was usual and what the alarm found; variant: another one at the same time.",
            required = true,
            enumeration = {"fresh", "decline", "variant"},
            examples = "decline")
        String against,
    @Schema(
            description =
                "Whether it shows that things are so because of the action: only where variants ran at the same time.",
            required = true,
            examples = "false")
        boolean causal,
    @Schema(description = "How many fresh samples it rests on.", required = true, examples = "61")
        int samples,
    @Schema(description = "Below so many there is no verdict.", required = true, examples = "50")
        int minimumSamples,
    @Schema(description = "When it is undecided.", required = true) Instant deadline,
    @Schema(description = "What is held against; null where there is no sample.")
        @Nullable Level before,
    @Schema(description = "The fresh samples; null where there is none.") @Nullable Level after,
    @Schema(
            description = "The smallest gain that counts, as a share.",
            required = true,
            examples = "0.05")
        double effect,
    @Schema(
            description = "The difference above which it is better, as a share.",
            required = true,
            examples = "0")
        double bar,
    @Schema(
            description = "The difference as it was seen with more and more samples.",
            required = true)
        List<Look> looks,
    @Schema(description = "What must not become worse.", required = true)
        List<Guardrail> guardrails) {
  /**
   * Where samples lie.
   *
   * @param statistic {@code mean} or {@code median}
   * @param value in the unit of the metric
   * @param low where it truly lies at the least, with 95 % confidence; null for no bound
   * @param high at the most
   * @param samples of how many
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "Where samples lie.")
  public record Level(
      @Schema(
              description = "What stands for them.",
              required = true,
              enumeration = {"mean", "median"},
              examples = "mean")
          String statistic,
      @Schema(description = "In the unit of the metric.", required = true, examples = "0.74")
          double value,
      @Schema(
              description = "At the least, with 95 % confidence; null for no bound.",
              examples = "0.68")
          @Nullable Double low,
      @Schema(
              description = "At the most, with 95 % confidence; null for no bound.",
              examples = "0.79")
          @Nullable Double high,
      @Schema(description = "Of how many.", required = true, examples = "240") int samples) {}

  /**
   * A point of the chart that closes in on a verdict, as a share; above 0 is better.
   *
   * @param samples how many fresh ones there were
   * @param difference as measured
   * @param low at the least
   * @param high at the most
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "A point of the chart that closes in on a verdict, as a share.")
  public record Look(
      @Schema(description = "How many fresh ones there were.", required = true, examples = "32")
          int samples,
      @Schema(description = "As measured; above 0 is better.", required = true, examples = "0.11")
          double difference,
      @Schema(description = "At the least.", required = true, examples = "-0.02") double low,
      @Schema(description = "At the most.", required = true, examples = "0.24") double high) {}

  /**
   * Something that must not become worse.
   *
   * @param eventType what is measured there
   * @param metricType what the values mean
   * @param tolerate a loss up to this counts as none, as a share
   * @param worse whether it is shown to be worse by more
   * @param samples how many fresh ones there were
   * @param before null where there is no sample
   * @param after null where there is none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(description = "Something that must not become worse.")
  public record Guardrail(
      @Schema(description = "What is measured there.", required = true, examples = "invoke_agent")
          String eventType,
      @Schema(description = "What the values mean.", required = true, examples = "latency_ms")
          String metricType,
      @Schema(
              description = "A loss up to this counts as none, as a share.",
              required = true,
              examples = "0.1")
          double tolerate,
      @Schema(
              description = "Whether it is shown to be worse by more.",
              required = true,
              examples = "false")
          boolean worse,
      @Schema(description = "How many fresh ones there were.", required = true, examples = "61")
          int samples,
      @Schema(description = "Before; null where there is no sample.") @Nullable Level before,
      @Schema(description = "Since; null where there is none.") @Nullable Level after) {}
}
