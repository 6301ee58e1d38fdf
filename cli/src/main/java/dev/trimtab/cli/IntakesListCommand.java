package dev.trimtab.cli;

import dev.trimtab.client.IntakeFilter;
import dev.trimtab.client.IntakeOut;
import dev.trimtab.client.IntakesPage;
import dev.trimtab.client.TrimtabClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists research requests. */
@Command(
    name = "list",
    header = "List research requests, newest first or by the quality of their signals.",
    footer = {
      "",
      "Examples:",
      "  trimtab intakes list --status submitted --urgency high",
      "  trimtab intakes list -q timeout --area support-bot",
      "  trimtab intakes list --generated --order signal_quality",
      "",
      "With --json each research request is one line."
    })
final class IntakesListCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final ListOptions list = new ListOptions();

  @Option(
      names = {"-q", "--query"},
      paramLabel = "TEXT",
      description = "Only with this text in the title, the summary, the source or a finding.")
  private @Nullable String text;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only those that stand so; several with commas: submitted, triaged, analyzing, accepted,"
              + " deferred, rejected, tracked.")
  private @Nullable String status;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only external, internal, competitive, user or technical.")
  private @Nullable String researchType;

  @Option(names = "--urgency", paramLabel = "URGENCY", description = "Only high, medium or low.")
  private @Nullable String urgency;

  @Option(names = "--category", paramLabel = "CATEGORY", description = "Only of this category.")
  private @Nullable String category;

  @Option(names = "--area", paramLabel = "AREA", description = "Only of this impact area.")
  private @Nullable String area;

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "DOMAIN",
      description = "Only those that were generated from this workload.")
  private @Nullable String domain;

  @Option(names = "--loop", paramLabel = "ID", description = "Only those that this loop opened.")
  private @Nullable String loop;

  @Option(
      names = "--generated",
      negatable = true,
      description = "Only those that were generated; --no-generated: only those by hand.")
  private @Nullable Boolean generated;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "newest, or signal_quality: the best signals first. Default newest.")
  private @Nullable String order;

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      list.show(
          screen,
          (size, cursor) -> {
            IntakesPage page = client.intakes().intakes(filter(size, cursor));
            return new ListOptions.Page<>(page.intakes(), page.next());
          },
          this::print);
    }
    return ExitCode.OK;
  }

  private void print(List<IntakeOut> intakes) {
    if (intakes.isEmpty()) {
      screen.print("No research requests.");
    } else {
      screen.print(IntakeScreen.table(intakes));
    }
  }

  private IntakeFilter filter(int size, @Nullable String cursor) {
    return new IntakeFilter(
        text,
        status,
        researchType,
        urgency,
        category,
        area,
        domain,
        loop,
        generated,
        order,
        size,
        cursor);
  }
}
