package dev.trimtab.server.failure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes that can really be filled. */
final class SmallDisk implements AutoCloseable {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String CAPABILITIES = "CapEff:\t";
  private static final int MAY_MOUNT = 21; // CAP_SYS_ADMIN, see capabilities(7)
  private static final byte[] BLOCK = new byte[4_096];

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** True where this process may mount file systems, as root mostly may: then it has to work. */
  static boolean canBeMade() throws IOException {
    return Files.isReadable(STATUS)
        && Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith(CAPABILITIES))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(CAPABILITIES.length()), 16))
            .anyMatch(capabilities -> (capabilities >> MAY_MOUNT & 1) == 1);
  }

  static SmallDisk mount(Path folder, int mebibytes) throws IOException {
    Tool.run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Takes all the room that is left; the file that has it can be deleted. */
  Path fill() throws IOException {
    Path ballast = folder.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() >= BLOCK.length) {
        throw full;
      }
      return ballast;
    }
  }

  @Override
  public void close() throws IOException {
    Tool.run("umount", folder.toString());
  }
}
