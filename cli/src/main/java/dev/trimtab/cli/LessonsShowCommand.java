package dev.trimtab.cli;

import dev.trimtab.client.LessonOut;
import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one lesson. */
@Command(name = "show", header = "Show a lesson.")
final class LessonsShowCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Its id, as lessons list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      LessonOut lesson = client.intakes().lesson(id);
      if (json.isOn()) {
        screen.json(lesson);
      } else {
        LessonScreen.show(screen, lesson);
      }
    }
    return ExitCode.OK;
  }
}
