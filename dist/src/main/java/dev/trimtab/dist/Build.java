package dev.trimtab.dist;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * The built program that is packed.
 *
 * @param root of the project
 * @param version as the build has it, such as {@code 0.1.0-SNAPSHOT}
 * @param time that every file in every package bears
 */
record Build(Path root, String version, Instant time) {
  /**
   * What was built in {@code root}, by what Maven wrote down. As elsewhere, SOURCE_DATE_EPOCH
   * (seconds) sets another time.
   */
  static Build of(Path root) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    }
    String version = requireNonNull(properties.getProperty("version"));
    String built = requireNonNull(properties.getProperty("time"));
    String epoch = System.getenv("SOURCE_DATE_EPOCH");
    Instant time =
        epoch == null ? Instant.parse(built) : Instant.ofEpochSecond(Long.parseLong(epoch));
    return new Build(root, version, time);
  }

  /** The program: one archive with everything in it. */
  Path jar() {
    return root.resolve("server/target/trimtab.jar");
  }

  /** What the program is made of, and under which licences. */
  Path billOfMaterials() {
    return root.resolve("server/target/trimtab.cdx.json");
  }

  Path javaFlags() {
    return root.resolve("server/jvm.options");
  }

  Path launchScript() {
    return root.resolve("server/launch.sh");
  }

  Path file(String name) {
    return root.resolve(name);
  }

  /** A file that only packages have, with the version put in. */
  String template(String name) {
    try (InputStream in = Build.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("@VERSION@", version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
