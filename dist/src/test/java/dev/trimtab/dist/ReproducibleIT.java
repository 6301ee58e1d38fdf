package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That anybody can make the same packages of the same build, and knows what is in them. */
class ReproducibleIT {
  @TempDir Path again;

  @Test
  void theSameBuildGivesTheSamePackages() throws IOException {
    Packages.make(again, Map.of("TZ", "Pacific/Auckland"));

    String sums = Files.readString(again.resolve("SHA256SUMS"));
    assertThat(sums.lines()).hasSize(4);
    assertThat(sums).isEqualTo(Files.readString(Packages.folder().resolve("SHA256SUMS")));
  }

  @Test
  void theSumsAreTrue() {
    String folder = Packages.folder().toAbsolutePath().toString();
    assertThat(Shell.run("sh", "-c", "cd " + folder + " && sha256sum --check SHA256SUMS").lines())
        .hasSize(4)
        .allMatch(line -> line.endsWith(": OK"));
  }

  @Test
  void theBillOfMaterialsHasEveryLibraryAndItsLicence() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(Packages.endingWith(".cdx.json").toFile());
    List<String> listed =
        bill.get("components")
            .valueStream()
            .map(each -> each.get("group").textValue() + "/" + each.get("name").textValue())
            .toList();
    assertThat(listed).containsAll(libraries());
    assertThat(bill.get("components").valueStream())
        .allSatisfy(each -> assertThat(each.path("licenses")).as(each.toString()).isNotEmpty());
  }

  /** GROUP/ARTIFACT of what says in the program itself who it is. */
  private static List<String> libraries() throws IOException {
    Pattern name = Pattern.compile("META-INF/maven/(?!dev\\.trimtab)(.+/.+)/pom\\.properties");
    try (ZipFile jar = new ZipFile(Packages.ROOT.resolve("server/target/trimtab.jar").toFile())) {
      List<String> names =
          jar.stream()
              .map(entry -> name.matcher(entry.getName()))
              .filter(Matcher::matches)
              .map(found -> found.group(1))
              .toList();
      assertThat(names).hasSizeGreaterThan(50);
      return names;
    }
  }
}
