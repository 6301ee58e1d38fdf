package dev.trimtab.dist;

import static dev.trimtab.dist.Contents.FILE;
import static dev.trimtab.dist.Contents.PROGRAM;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** The package for Debian and what is made of it, with a service of systemd. */
final class DebianPackage {
  private static final String HOME = "usr/share/trimtab";
  private static final String DOCUMENTS = "usr/share/doc/trimtab";
  private static final List<String> SCRIPTS = List.of("postinst", "prerm", "postrm");

  private DebianPackage() {}

  /**
   * Writes {@code trimtab_VERSION_all.deb}.
   *
   * @param work an empty folder to lay it out in
   */
  static Path write(Build build, Path work, Path output) throws IOException {
    Contents contents = contents(build);
    Contents control = control(build, contents);
    contents.layOut(work);
    control.layOut(work.resolve("DEBIAN"));
    Path file = output.resolve("trimtab_" + version(build) + "_all.deb");
    // The archives in it are compressed already: gzip loses little to xz and takes a tenth of the
    // time.
    Tool.run(
        Map.of("SOURCE_DATE_EPOCH", Long.toString(build.time().getEpochSecond())),
        List.of(
            "dpkg-deb",
            "--root-owner-group",
            "-Zgzip",
            "--build",
            work.toString(),
            file.toString()));
    return file;
  }

  /** A snapshot comes before the release it leads to. */
  static String version(Build build) {
    return build.version().replace("-SNAPSHOT", "~snapshot");
  }

  private static Contents contents(Build build) throws IOException {
    return Program.into(new Contents(), HOME, build)
        .add("usr/bin/trimtab", build.template("debian/trimtab"), PROGRAM)
        .add("usr/lib/systemd/system/trimtab.service", build.template("debian/service"), FILE)
        .add("usr/lib/sysusers.d/trimtab.conf", build.template("debian/sysusers"), FILE)
        .add("etc/trimtab/trimtab.env", build.template("debian/environment"), FILE)
        .add(DOCUMENTS + "/copyright", build.template("debian/copyright"), FILE)
        .add(DOCUMENTS + "/changelog.gz", gzip(build.file("CHANGELOG.md")), FILE)
        .addTree(DOCUMENTS, build.file("docs"));
  }

  private static Contents control(Build build, Contents contents) throws IOException {
    StringBuilder sums = new StringBuilder();
    long bytes = 0;
    for (var item : contents.items().entrySet()) {
      byte[] content = item.getValue().source().read();
      bytes += content.length;
      sums.append(md5(content)).append("  ").append(item.getKey()).append('\n');
    }
    String fields =
        build
            .template("debian/control")
            .replace("@DEBIAN_VERSION@", version(build))
            .replace("@KIB@", Long.toString(bytes / 1024));
    Contents control =
        new Contents()
            .add("control", fields, FILE)
            .add("conffiles", "/etc/trimtab/trimtab.env\n", FILE)
            .add("md5sums", sums.toString(), FILE);
    for (String script : SCRIPTS) {
      control.add(script, build.template("debian/" + script), PROGRAM);
    }
    return control;
  }

  private static byte[] gzip(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(bytes)) {
      Files.copy(file, gzip);
    }
    return bytes.toByteArray();
  }

  /** As dpkg wants it, to notice damage; SHA256SUMS is for those who look for malice. */
  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
