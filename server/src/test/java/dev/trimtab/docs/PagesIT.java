package dev.trimtab.docs;

import static org.assertj.core.api.Assertions.assertThat;
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
  private static final List<String> REQUIRED = List.of("bash", "curl");

  /** Not everybody has these. Where {@code CI} is set they are required too. */
  private static final List<String> OF_SOME_PAGES = List.of("python3", "node");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/first-hour.md", "docs/intakes.md"})
  void thePageDoesWhatItSays(String page) throws IOException, InterruptedException {
    Path file = Path.of("..").resolve(page);
    for (String program : REQUIRED) {
      assertThat(isInstalled(program)).as("%s is installed", program).isTrue();
    }
    for (String program : OF_SOME_PAGES) {
      boolean isThere = !isTyped(program, file) || isInstalled(program);
      String missing = page + " was not run: " + program + " is not installed";
      assertThat(isThere || System.getenv("CI") == null).as(missing).isTrue();
      assumeTrue(isThere, missing);
    }
    new PageRun(file, folder).run();
  }

  private static boolean isTyped(String program, Path page) throws IOException {
    return Block.of(page).stream()
        .filter(Block::isCommands)
        .flatMap(block -> block.text().lines())
        .anyMatch(line -> line.startsWith(program + " "));
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }
}
