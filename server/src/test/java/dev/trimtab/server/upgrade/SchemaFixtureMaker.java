package dev.trimtab.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.ServerProcess;
import dev.trimtab.server.upgrade.SchemaFixture.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the fixture of the version that is built, before it is released. By its name it is no test,
 * and runs only where it is asked for: {@code ./trimtab test -Dit.test=SchemaFixtureMaker
 * -Dtrimtab.fixture.make=2}.
 */
class SchemaFixtureMaker {
  private static final String VERSION = "trimtab.fixture.make";

  @TempDir Path folder;

  @Test
  void make() throws IOException {
    String version = System.getProperty(VERSION, "");
    assertThat(version).as("-D%s says which version of the schema", VERSION).matches("\\d+");
    List<Answer> answers;
    try (ServerProcess server = ServerProcess.start(folder)) {
      answers = new FixtureLoad(server).run();
      server.terminate();
    }
    SchemaFixture.ofVersion(version).pack(folder, answers);
  }
}
