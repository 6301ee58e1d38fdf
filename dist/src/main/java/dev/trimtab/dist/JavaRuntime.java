package dev.trimtab.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Java machine with just what the program needs, linked from the JDK that runs this. */
final class JavaRuntime {
  /** What {@code jdeps} finds in the program and its libraries, and what they ask for by name. */
  private static final List<String> MODULES =
      List.of(
          "java.compiler",
          "java.desktop",
          "java.instrument",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.rmi",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.transaction.xa",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.jfr",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.unsupported",
          "jdk.zipfs");

  private JavaRuntime() {}

  /** Links it into a folder that does not exist yet. */
  static void link(Path folder) throws IOException {
    Tool.runOfJdk(
        "jlink",
        "--add-modules",
        String.join(",", MODULES),
        "--strip-debug",
        "--disable-plugin", // what it generates is not the same each time; the JDK's own stays
        "generate-jli-classes",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        folder.toString());
  }
}
