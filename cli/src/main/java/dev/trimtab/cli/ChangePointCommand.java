package dev.trimtab.cli;

import dev.trimtab.client.ChangePointOut;
import dev.trimtab.client.FeedbackIn;
import dev.trimtab.client.SeriesFilter;
import dev.trimtab.client.SeriesOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one change point, and takes what somebody says of it. */
@Command(
    name = "change-point",
    header = "Show one change point: before and after, suspects, causes, examples.",
    footer = {
      "",
      "Examples:",
      "  trimtab change-point cp_4711",
      "  trimtab change-point cp_4711 --depth 3                causes in threes of metadata keys",
      "  trimtab change-point cp_4711 --feedback true_positive --note \"the new prompt\"",
      "  trimtab change-point cp_4711 --feedback expected     learn what is usual anew"
    })
final class ChangePointCommand implements Callable<Integer> {
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Such as cp_4711; change-points lists them.")
  private String id = "";

  @Option(
      names = "--feedback",
      paramLabel = "VERDICT",
      description = "Say what it was: true_positive, false_positive or expected.")
  private @Nullable String verdict;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Look for causes now, in parts that up to so many metadata keys bound: 1 to 3.")
  private @Nullable Integer depth;

  @Option(names = "--note", paramLabel = "TEXT", description = "In your words, with --feedback.")
  private @Nullable String note;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      ChangePointOut point =
          verdict == null
              ? client.changePoint(id, depth)
              : client.giveFeedback(id, new FeedbackIn(verdict, note));
      if (json.isOn()) {
        screen.json(point);
      } else {
        new ChangePointScreen(screen, point, around(client, point)).show();
      }
    }
    return ExitCode.OK;
  }

  /** As long before it began as after, an hour to 30 days. */
  private static SeriesOut around(TrimtabClient client, ChangePointOut point) {
    Instant start = point.start().earliest();
    Instant end = point.endedAt() == null ? point.detectedAt() : point.endedAt();
    Duration length = Duration.between(start, end).multipliedBy(3);
    Duration before =
        length.compareTo(SHORTEST) < 0
            ? SHORTEST
            : length.compareTo(LONGEST) > 0 ? LONGEST : length;
    Instant since = start.minus(before);
    return client.series(
        new SeriesFilter(
            point.metricType(),
            point.domain(),
            point.eventType(),
            since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since,
            end.plus(before.dividedBy(3)),
            null,
            null,
            null,
            null));
  }
}
