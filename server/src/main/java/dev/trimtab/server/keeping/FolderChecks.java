package dev.trimtab.server.keeping;

import dev.trimtab.storage.Finding;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks at a data folder from outside: room, permissions, what lies in it. */
public final class FolderChecks {
  private static final long GIBIBYTE = 1L << 30;
  private static final long LONG_LOG = 256L << 20;
  private static final List<String> SECRET =
      List.of("admin.key", "secret.key", "session.key", "trimtab.db", "trimtab.db-wal");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private FolderChecks() {}

  /** What was found in {@code folder}. */
  public static List<Finding> of(Path folder) throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(disk(folder));
    findings.add(permissions(folder));
    findings.add(log(folder));
    if (Files.exists(folder.resolve(Backups.FILE))) {
      findings.add(
          Finding.note(
              "leftovers",
              "there is a " + Backups.FILE + ": a backup is being made, or was broken off",
              "where none is being made, remove it"));
    }
    return findings;
  }

  /** What was found in a folder that holds the operator's key at most, or is not there at all. */
  public static List<Finding> besideAServer(Path folder) throws IOException {
    return Files.isDirectory(folder) ? List.of(permissions(folder)) : List.of();
  }

  private static Finding disk(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    long free = store.getUsableSpace();
    long database = size(folder.resolve("trimtab.db"));
    String room = "%d MiB are free on the disk of %s".formatted(free >> 20, folder);
    if (free < GIBIBYTE) {
      return Finding.warning(
          "disk",
          room + "; when they are used up, writing is answered with 507",
          "make room, or keep less: trimtab tenants set NAME --raw-days N");
    }
    return free < database
        ? Finding.warning(
            "disk",
            room + ", less than the database needs for a copy of itself: no backup can be made",
            "make room")
        : Finding.ok("disk", room);
  }

  /** Whoever may enter the folder may read what is readable in it. */
  private static Finding permissions(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Finding.note("permissions", "this file system does not tell them", "");
    }
    List<String> open = new ArrayList<>();
    boolean shared = isShared(folder);
    for (String name : SECRET) {
      Path file = folder.resolve(name);
      boolean alone = name.endsWith(".key");
      if (Files.exists(file) && (alone || shared) && isShared(file)) {
        open.add(name);
      }
    }
    return open.isEmpty()
        ? Finding.ok("permissions", "nobody else can read the keys and the database")
        : Finding.error(
            "permissions",
            "others on this machine can read " + String.join(", ", open),
            "chmod 700 %1$s && chmod 600 %1$s/*; then rotate the operator's key".formatted(folder));
  }

  private static Finding log(Path folder) throws IOException {
    long bytes = size(folder.resolve("trimtab.db-wal"));
    return bytes < LONG_LOG
        ? Finding.ok("log", "the write-ahead log has " + (bytes >> 20) + " MiB")
        : Finding.warning(
            "log",
            "the write-ahead log has "
                + (bytes >> 20)
                + " MiB: a reader has been open for long, such as a backup",
            "it shrinks when that reader ends; else restart the server");
  }

  private static boolean isShared(Path path) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(Files.getPosixFilePermissions(path));
    permissions.retainAll(OF_OTHERS);
    return !permissions.isEmpty();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
