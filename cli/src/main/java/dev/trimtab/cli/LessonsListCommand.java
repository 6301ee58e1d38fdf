package dev.trimtab.cli;

import dev.trimtab.client.LessonFilter;
import dev.trimtab.client.LessonsPage;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists lessons. */
@Command(
    name = "list",
    header = "List lessons, newest first.",
    footer = {
      "",
      "Examples:",
      "  trimtab lessons list -q rollback",
      "  trimtab lessons list --status draft          what waits to be confirmed",
      "  trimtab lessons list -d support-bot --verdict improved",
      "",
      "With --json each lesson is one line."
    })
final class LessonsListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(
      names = {"-q", "--query"},
      paramLabel = "TEXT",
      description = "Only with this text in the problem, the action, the result, notes or a tag.")
  private @Nullable String text;

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only of this workload.")
  private @Nullable String domain;

  @Option(
      names = {"-e", "--event-type"},
      paramLabel = "TYPE",
      description = "Only of this event type.")
  private @Nullable String eventType;

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "METRIC",
      description = "Only of this metric type.")
  private @Nullable String metric;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "Only of loops of this template.")
  private @Nullable String template;

  @Option(names = "--loop", paramLabel = "ID", description = "Only of this loop.")
  private @Nullable String loop;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "Only improved, no_effect, worse or undecided.")
  private @Nullable String verdict;

  @Option(names = "--tag", paramLabel = "TAG", description = "Only with this tag.")
  private @Nullable String tag;

  @Option(names = "--status", paramLabel = "STATUS", description = "Only draft or confirmed.")
  private @Nullable String status;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            LessonsPage page = client.intakes().lessons(filter(size, cursor));
            return new ListOptions.Page<>(page.lessons(), page.next());
          },
          lessons -> LessonScreen.list(screen, lessons));
    }
    return ExitCode.OK;
  }

  private LessonFilter filter(int size, @Nullable String cursor) {
    return new LessonFilter(
        text, domain, eventType, metric, template, loop, verdict, tag, status, size, cursor);
  }
}
