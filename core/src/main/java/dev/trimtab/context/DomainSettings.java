package dev.trimtab.context;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.input.Text;
import dev.trimtab.outcome.SeriesKey;
import dev.trimtab.tenant.Sensitivity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a domain beside its outcomes.
 *
 * @param domain the workload, 1 to 200 characters
 * @param owner who answers for it, at most 200 characters; null where nothing was said
 * @param channel where its owner is reached, likewise
 * @param environment where it runs, such as {@code production}, likewise
 * @param traceUrl the address of a trace, with {@code {trace_id}} in the place of its id; null
 *     where nothing was said
 * @param scores what is declared of quality scores, by event type; at most {@value
 *     #MAX_EVENT_TYPES}
 * @param sensitivities how readily alarms are raised, by the series it is asked for; at most
 *     {@value #MAX_SENSITIVITIES}
 * @param updatedAt when it was last changed
 */
public record DomainSettings(
    String domain,
    @Nullable String owner,
    @Nullable String channel,
    @Nullable String environment,
    @Nullable String traceUrl,
    Map<String, ScoreRule> scores,
    Map<WatchScope, Sensitivity.Wish> sensitivities,
    Instant updatedAt) {
  public static final int MAX_TEXT_LENGTH = 200;
  public static final int MAX_EVENT_TYPES = 200;
  public static final int MAX_SENSITIVITIES = 200;

  public DomainSettings {
    Text.name("domain", domain, SeriesKey.MAX_NAME_LENGTH);
    checkText("/owner", owner);
    checkText("/channel", channel);
    checkText("/environment", environment);
    if (traceUrl != null) {
      WebAddress.template("/trace_url_template", traceUrl);
    }
    scores = Map.copyOf(scores);
    if (scores.size() > MAX_EVENT_TYPES) {
      throw new InvalidInputException(
          "/scores", "must name at most " + MAX_EVENT_TYPES + " event types");
    }
    scores.keySet().forEach(name -> Text.name("/scores", name, SeriesKey.MAX_NAME_LENGTH));
    sensitivities = Map.copyOf(sensitivities);
    if (sensitivities.size() > MAX_SENSITIVITIES) {
      throw new InvalidInputException(
          "/sensitivity", "must hold at most " + MAX_SENSITIVITIES + " wishes");
    }
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** The settings of a domain of which nothing is said of alarms. */
  public DomainSettings(
      String domain,
      @Nullable String owner,
      @Nullable String channel,
      @Nullable String environment,
      @Nullable String traceUrl,
      Map<String, ScoreRule> scores,
      Instant updatedAt) {
    this(domain, owner, channel, environment, traceUrl, scores, Map.of(), updatedAt);
  }

  private static void checkText(String pointer, @Nullable String text) {
    if (text != null) {
      Text.name(pointer, text, MAX_TEXT_LENGTH);
    }
  }
}
