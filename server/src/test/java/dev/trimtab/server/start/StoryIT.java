package dev.trimtab.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The story of the demonstration, on real processes, from the first sample to both verdicts. */
class StoryIT {
  @Test
  void aRegressionIsMendedAndAnImprovementThatIsNoneIsTakenBack()
      throws IOException, InterruptedException {
    List<String> program = ServerProcess.program(List.of(), "demo", "--story", "--yes");
    Process story = new ProcessBuilder(program).redirectErrorStream(true).start();
    String told = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(story.waitFor(3, TimeUnit.MINUTES)).isTrue();

    assertThat(story.exitValue()).as(told).isZero();
    assertThat(told)
        .contains("call-notes reads \"declining\"", "Change points of call-notes: 0.")
        .contains("Suspect: prompt v41 to v42", "language=de")
        .contains("kill -9", "the loop is where it was: acting")
        .contains("improved: ", "Lesson (draft): roll back over channel deployer")
        .contains("worse: ", "runs the large model again");
  }
}
