package dev.trimtab.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/configuration.md} true. {@code -Dtrimtab.docs.write=true} writes it anew. */
class ConfigurationPageTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void thePageSaysWhatTheSourcesSay() throws IOException {
    String page = ConfigurationPage.of(SOURCES);
    if (Boolean.getBoolean("trimtab.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("run the tests once with -Dtrimtab.docs.write=true, and commit the page")
        .hasContent(page);
  }

  @Test
  void thePageHasTheKeysOfNestedGroupsToo() throws IOException {
    assertThat(ConfigurationPage.of(SOURCES))
        .contains(
            "| `trimtab.http.port` | `8433` | The port to listen on; 0 for any that is free. |")
        .contains("| `trimtab.auth.jwt.secret` |  | The secret that signs tokens")
        .contains("| `trimtab.auth.keys.max-age` | `5s` |")
        .contains("| `trimtab.sign-in.oidc.rules[0].group` |  | Everybody in this group. |");
  }
}
