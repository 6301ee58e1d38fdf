package dev.trimtab.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the launcher has Java learn before it starts a server, learned once for all tests: a start
 * takes a third of the processor time then.
 */
final class RehearsedStart {
  private static final Path FOLDER = Path.of("target/rehearsed").toAbsolutePath();
  private static final Path CACHE = FOLDER.resolve("serve.aot");

  private RehearsedStart() {}

  /** The flags of Java for a start of that program. */
  static synchronized List<String> flags(Path jar) {
    try {
      Files.createDirectories(FOLDER);
      Path lock = FOLDER.resolve("lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isOf(jar)) {
          rehearse();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return List.of(
        "-XX:AOTCache=" + CACHE,
        "-Xlog:aot=off",
        "-Xlog:cds=off",
        "-Dorg.sqlite.lib.path=" + FOLDER,
        "-Ddev.trimtab.start=" + FOLDER);
  }

  private static boolean isOf(Path jar) throws IOException {
    return Files.exists(CACHE)
        && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private static void rehearse() throws IOException, InterruptedException {
    List<String> command =
        ServerProcess.program(
            List.of("-XX:AOTCacheOutput=" + CACHE), "rehearse", "--library", FOLDER.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the rehearsal failed:\n" + output);
    }
  }
}
