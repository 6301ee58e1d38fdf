package dev.trimtab.dist;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a package by their path in it, always in the same order. Not thread-safe. */
final class Contents {
  static final int FILE = 0644;
  static final int PROGRAM = 0755;

  private final SortedMap<String, Item> items = new TreeMap<>();

  /** A file: where its content comes from, and whether it is {@link #FILE} or {@link #PROGRAM}. */
  record Item(Source source, int mode) {}

  /** Where content comes from. */
  sealed interface Source {
    byte[] read() throws IOException;
  }

  /** Content that stays on the disk until it is needed. */
  record OnDisk(Path file) implements Source {
    @Override
    public byte[] read() throws IOException {
      return Files.readAllBytes(file);
    }
  }

  /** Content made here. */
  record Made(byte[] bytes) implements Source {
    @Override
    public byte[] read() {
      return bytes;
    }
  }

  Contents add(String path, Path file, int mode) {
    return put(path, new Item(new OnDisk(file), mode));
  }

  Contents add(String path, String text, int mode) {
    return add(path, text.getBytes(StandardCharsets.UTF_8), mode);
  }

  Contents add(String path, byte[] bytes, int mode) {
    return put(path, new Item(new Made(bytes), mode));
  }

  /** All regular files below a folder; programs stay programs. */
  Contents addTree(String path, Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String below = folder.relativize(file).toString().replace('\\', '/');
        add(path + "/" + below, file, Files.isExecutable(file) ? PROGRAM : FILE);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SortedMap<String, Item> items() {
    return items;
  }

  /** Writes all of it below a folder, which like those in it everybody may then enter. */
  void layOut(Path folder) throws IOException {
    for (var item : items.entrySet()) {
      Path file = folder.resolve(item.getKey());
      Files.createDirectories(requireNonNull(file.getParent()));
      Files.write(file, item.getValue().source().read());
      Files.setPosixFilePermissions(file, permissions(item.getValue().mode()));
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
        Files.setPosixFilePermissions(each, permissions(PROGRAM)); // whatever the umask says
      }
    }
  }

  private Contents put(String path, Item item) {
    if (items.put(path, item) != null) {
      throw new IllegalStateException("twice in the package: " + path);
    }
    return this;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    return PosixFilePermissions.fromString(mode == PROGRAM ? "rwxr-xr-x" : "rw-r--r--");
  }
}
