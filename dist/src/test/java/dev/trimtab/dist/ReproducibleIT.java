package dev.trimtab.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That anybody can make the same packages of the same build, and knows what is in them. */
class ReproducibleIT {
  @TempDir Path again;

  @Test
  void theSameBuildGivesTheSamePackages() throws IOException {
    TimeZone here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      Packages.make(again);
    } finally {
      TimeZone.setDefault(here);
    }

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
            .map(each -> each.get("group").textValue() + "." + each.get("name").textValue())
            .toList();
    for (String library : libraries()) {
      assertThat(listed).as(library).anyMatch(name -> library.startsWith(name + "-"));
    }
    assertThat(bill.get("components").valueStream())
        .allSatisfy(each -> assertThat(each.path("licenses")).as(each.toString()).isNotEmpty());
  }

  /** The file names are GROUP.ARTIFACT-VERSION.jar. */
  private static List<String> libraries() throws IOException {
    Path app = Packages.ROOT.resolve("server/target/quarkus-app/lib");
    try (Stream<Path> files = Files.walk(app)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .toList();
      assertThat(names).hasSizeGreaterThan(50);
      return names;
    }
  }
}
