package dev.trimtab.dist;

import static dev.trimtab.dist.Contents.FILE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** The package for every system that has Java: unpack it and run {@code trimtab}. */
final class ZipPackage {
  private static final int REGULAR_FILE = 0100000;

  private ZipPackage() {}

  /** Writes {@code trimtab-VERSION.zip}. */
  static Path write(Build build, Path output) throws IOException {
    String folder = "trimtab-" + build.version();
    Contents contents =
        Program.into(new Contents(), folder, build)
            .add(folder + "/LICENSE", build.file("LICENSE"), FILE)
            .add(folder + "/CHANGELOG.md", build.file("CHANGELOG.md"), FILE)
            .addTree(folder + "/docs", build.file("docs"));
    Path file = output.resolve(folder + ".zip");
    // The time in a zip has no zone. That of the build's place would make it differ by place.
    LocalDateTime time = LocalDateTime.ofInstant(build.time(), ZoneOffset.UTC);
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (var item : contents.items().entrySet()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(item.getKey());
        entry.setUnixMode(REGULAR_FILE | item.getValue().mode());
        entry.setTimeLocal(time);
        zip.putArchiveEntry(entry);
        zip.write(item.getValue().source().read());
        zip.closeArchiveEntry();
      }
    }
    return file;
  }
}
