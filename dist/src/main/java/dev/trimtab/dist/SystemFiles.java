package dev.trimtab.dist;

import static dev.trimtab.dist.Contents.FILE;
import static dev.trimtab.dist.Contents.PROGRAM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least a Java machine needs around it, taken from the Debian system this runs on: the C
 * library, who the server runs as, and how names are resolved.
 */
final class SystemFiles {
  /**
   * The libraries themselves; not the converters of character sets below, which Java has itself.
   */
  private static final Pattern LIBRARY =
      Pattern.compile("/(?:usr/)?lib(?:64|/[^/]+)/[^/]+\\.so[.0-9]*");

  private static final String ACCOUNTS =
      """
      root:x:0:0:root:/:/sbin/nologin
      trimtab:x:10001:10001:trimtab:/var/lib/trimtab:/sbin/nologin
      """;

  private SystemFiles() {}

  /** Puts them into {@code contents}; paths begin at the root of the image. */
  static void into(Contents contents) throws IOException {
    for (String file : Tool.run(Map.of(), List.of("dpkg", "-L", "libc6")).lines().toList()) {
      Matcher library = LIBRARY.matcher(file);
      if (library.matches() && Files.isRegularFile(Path.of(file))) {
        // A link becomes the file it leads to: an image then needs no links.
        contents.add(file.substring(1), Path.of(file), PROGRAM);
      }
    }
    contents
        .add("usr/share/doc/libc6/copyright", Path.of("/usr/share/doc/libc6/copyright"), FILE)
        .add("etc/passwd", ACCOUNTS, FILE)
        .add("etc/group", "root:x:0:\ntrimtab:x:10001:\n", FILE)
        .add("etc/nsswitch.conf", "hosts: files dns\n", FILE);
  }

  /** The package of the C library and its version, to be told in the image. */
  static String origin() throws IOException {
    return Tool.run(
        Map.of(),
        List.of("dpkg-query", "--show", "--showformat", "${Package} ${Version}", "libc6"));
  }
}
