package dev.trimtab.cli;

import static java.util.Objects.requireNonNull;

import dev.trimtab.client.SilenceIn;
import dev.trimtab.client.SilenceOut;
import dev.trimtab.client.TrimtabClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Silences alerts. */
@Command(
    name = "add",
    header = "Silence alerts for a time.",
    footer = {
      "",
      "Examples:",
      "  trimtab silence add --match domain=support-bot --for 2h --comment \"a migration\"",
      "  trimtab silence add --match alertname=trimtab_loop --match template=cost-* \\",
      "      --until 2026-03-09 --comment \"the new prices are known\"",
      "",
      "Labels: alertname (trimtab_regression or trimtab_loop), domain, event_type, metric_type,",
      "change_point; template and loop of loops. All must match."
    })
final class SilenceAddCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = {"-m", "--match"},
      paramLabel = "LABEL=VALUE",
      required = true,
      description = "What a label must be; * stands for any characters. Repeatable.")
  private List<String> matches = new ArrayList<>();

  @ArgGroup(multiplicity = "1")
  private End end = new End();

  @Option(names = "--comment", paramLabel = "TEXT", required = true, description = "Why.")
  private String comment = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** When it ends: one of both is said. */
  static final class End {
    @Option(
        names = "--for",
        paramLabel = "LENGTH",
        description = "How long: 90m, 2h, 7d; 365 days at the most.")
    private @Nullable Ahead length;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "Until when: 2026-03-02T12:00:00Z, 2026-03-02, +2h.")
    private @Nullable Instant until;

    Instant at() {
      return length == null ? requireNonNull(until) : length.at();
    }
  }

  @Override
  public Integer call() {
    SilenceIn wanted =
        new SilenceIn(
            matches.stream().map(this::matcher).toList(),
            comment,
            end.at());
    try (TrimtabClient client = connection.client()) {
      SilenceOut silence = client.operations().silence(wanted);
      if (json.isOn()) {
        screen.json(silence);
      } else {
        screen.print(
            "Silenced until %s as %s.".formatted(EventTable.time(silence.endsAt()), silence.id()));
      }
    }
    return ExitCode.OK;
  }

  private SilenceIn.Matcher matcher(String text) {
    int split = text.indexOf('=');
    if (split < 1 || split == text.length() - 1) {
      throw new ParameterException(
          spec.commandLine(), "--match must be like domain=support-bot, not '" + text + "'");
    }
    return new SilenceIn.Matcher(text.substring(0, split), text.substring(split + 1));
  }
}
