package dev.trimtab.cli;

import dev.trimtab.client.AcknowledgementIn;
import dev.trimtab.client.AlertOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that one sees to an alert. */
@Command(
    name = "acknowledge",
    header = "Say that you see to an alert.",
    footer = {"", "It is shown with the alert until that ends, and mutes nothing."})
final class AlertsAcknowledgeCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "FINGERPRINT", description = "Of the alert, as the list shows it.")
  private String fingerprint = "";

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      required = true,
      description = "What you do about it.")
  private String comment = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      AlertOut alert = client.operations().acknowledge(fingerprint, new AcknowledgementIn(comment));
      if (json.isOn()) {
        screen.json(alert);
      } else {
        screen.print("Seen to by " + alert.acknowledgedBy() + ".");
      }
    }
    return ExitCode.OK;
  }
}
