package dev.trimtab.dist;

import static dev.trimtab.dist.Contents.FILE;
import static dev.trimtab.dist.Contents.PROGRAM;

import java.io.IOException;

/** What every installed Trimtab has in its folder. */
final class Program {
  private Program() {}

  /**
   * Puts it into {@code contents}, below {@code folder}.
   *
   * @return {@code contents}
   */
  static Contents into(Contents contents, String folder, Build build) throws IOException {
    return contents
        .add(folder + "/trimtab.jar", build.jar(), FILE)
        .add(folder + "/trimtab.sha256", Checksums.of(build.jar()) + "\n", FILE)
        .add(folder + "/trimtab", build.template("launcher"), PROGRAM)
        .add(folder + "/launch.sh", build.launchScript(), FILE)
        .add(folder + "/jvm.options", build.javaFlags(), FILE)
        .add(folder + "/trimtab.cdx.json", build.billOfMaterials(), FILE);
  }
}
