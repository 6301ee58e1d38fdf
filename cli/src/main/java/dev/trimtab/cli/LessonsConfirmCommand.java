package dev.trimtab.cli;

import dev.trimtab.client.LessonChange;
import dev.trimtab.client.LessonOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Confirms a draft. */
@Command(
    name = "confirm",
    header = "Stand for a lesson that was drafted.",
    footer = {"", "Who confirmed it first is kept."})
final class LessonsConfirmCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Its id, as lessons list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      LessonOut lesson = client.intakes().change(id, LessonChange.confirmation());
      if (json.isOn()) {
        screen.json(lesson);
      } else {
        screen.print("Confirmed by " + lesson.confirmedBy() + ".");
      }
    }
    return ExitCode.OK;
  }
}
