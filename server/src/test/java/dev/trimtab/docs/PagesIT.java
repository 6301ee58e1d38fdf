package dev.trimtab.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that a newcomer follows do what they say, line by line. */
class PagesIT {
  private static final List<String> NEEDED = List.of("bash", "curl", "python3", "node");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/first-hour.md"})
  void thePageDoesWhatItSays(String page) throws IOException, InterruptedException {
    for (String program : NEEDED) {
      assumeTrue(isInstalled(program), program + " is not installed");
    }
    new PageRun(Path.of("..").resolve(page), folder).run();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }
}
