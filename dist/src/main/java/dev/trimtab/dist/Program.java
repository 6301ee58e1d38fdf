package dev.trimtab.dist;

import static dev.trimtab.dist.Contents.FILE;
import static dev.trimtab.dist.Contents.PROGRAM;

/** What every installed Trimtab has in its folder. */
final class Program {
  private Program() {}

  /**
   * Puts it into {@code contents}, below {@code folder}.
   *
   * @return {@code contents}
   */
  static Contents into(Contents contents, String folder, Build build) {
    return contents
        .addTree(folder + "/app", build.app())
        .add(folder + "/trimtab", build.template("launcher"), PROGRAM)
        .add(folder + "/java.sh", build.javaFinder(), FILE)
        .add(folder + "/jvm.options", build.javaFlags(), FILE)
        .add(folder + "/trimtab.cdx.json", build.billOfMaterials(), FILE);
  }
}
