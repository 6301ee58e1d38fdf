package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposeTest {
  private static final Path FOLDER = Packages.ROOT.resolve("deploy/compose");

  private JsonNode compose;

  @BeforeEach
  void read() throws IOException {
    compose = new YAMLMapper().readTree(FOLDER.resolve("compose.yaml").toFile());
  }

  @Test
  void setsWhatTheServerKnows() {
    assertThat(compose.at("/services/trimtab/environment").fieldNames())
        .toIterable()
        .isNotEmpty()
        .isSubsetOf(KnownSettings.variables());
  }

  @Test
  void declaresWhatItsServicesUse() {
    Set<String> secrets = new TreeSet<>();
    Set<String> volumes = new TreeSet<>();
    for (JsonNode service : compose.get("services")) {
      service.path("secrets").forEach(secret -> secrets.add(secret.asText()));
      service
          .path("volumes")
          .forEach(volume -> volumes.add(volume.asText().replaceFirst(":.*", "")));
    }
    volumes.removeIf(volume -> volume.startsWith("./"));

    assertThat(compose.get("secrets").fieldNames()).toIterable().hasSameElementsAs(secrets);
    assertThat(compose.get("volumes").fieldNames()).toIterable().hasSameElementsAs(volumes);
  }

  @Test
  void readsPasswordsFromWhereTheyAreMounted() {
    for (JsonNode service : compose.get("services")) {
      Set<String> mounted = new TreeSet<>();
      service.path("secrets").forEach(secret -> mounted.add("/run/secrets/" + secret.asText()));
      service
          .path("environment")
          .properties()
          .forEach(
              variable -> {
                if (variable.getKey().endsWith("PASSWORD_FILE")) {
                  assertThat(mounted).contains(variable.getValue().asText());
                }
              });
    }
  }

  @Test
  void makesRolesWithAScriptThatBashCanRead() {
    Shell.run("bash", "-n", FOLDER.resolve("roles.sh").toString());
    assertThat(FOLDER.resolve("roles.sh")).isExecutable();
  }
}
