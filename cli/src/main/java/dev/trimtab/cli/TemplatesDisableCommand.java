package dev.trimtab.cli;

import dev.trimtab.client.TemplateOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a template open no more loops. */
@Command(name = "disable", header = "Have a template open no more loops. Its open ones go on.")
final class TemplatesDisableCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "Which; templates lists them.")
  private String name = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      TemplateOut template = client.improvements().disableTemplate(name);
      if (json.isOn()) {
        screen.json(template);
      } else {
        screen.print(name + " opens no more loops; its open ones go on.");
      }
    }
    return ExitCode.OK;
  }
}
