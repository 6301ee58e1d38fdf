package dev.trimtab.cli;

import dev.trimtab.client.TrimtabClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a lesson. */
@Command(name = "remove", header = "Remove a lesson for good.")
final class LessonsRemoveCommand implements Callable<Integer> {
  @Mixin private final Connection connection = new Connection();
  @Mixin private final Screen screen = new Screen();

  @Parameters(paramLabel = "ID", description = "Its id, as lessons list says it.")
  private String id = "";

  @Override
  public Integer call() {
    try (TrimtabClient client = connection.client()) {
      client.intakes().removeLesson(id);
      screen.print("Removed " + id + ".");
    }
    return ExitCode.OK;
  }
}
