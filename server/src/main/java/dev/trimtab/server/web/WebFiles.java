package dev.trimtab.server.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files that the build of the dashboard has put on the class path, each read when it is first
 * asked for and kept. Empty where the program was built without the dashboard. Thread-safe.
 */
final class WebFiles {
  private static final String LIST = "files.txt";

  private final String folder;
  private final Set<String> names;
  private final Map<String, Optional<Buffer>> read = new ConcurrentHashMap<>();

  /**
   * The files in a folder of the class path.
   *
   * @param folder with a slash at both ends
   */
  WebFiles(String folder) {
    this.folder = folder;
    this.names =
        read(LIST)
            .map(list -> list.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toSet()))
            .orElse(Set.of());
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /**
   * What is in a file, or empty where there is none.
   *
   * @param suffix of its compressed form; empty for the file as it is
   */
  Optional<Buffer> contents(String name, String suffix) {
    return has(name) ? read.computeIfAbsent(name + suffix, this::read) : Optional.empty();
  }

  private Optional<Buffer> read(String name) {
    try (@Nullable InputStream file = WebFiles.class.getResourceAsStream(folder + name)) {
      return file == null ? Optional.empty() : Optional.of(Buffer.buffer(file.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
