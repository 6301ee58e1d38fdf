package dev.trimtab.cli;

import dev.trimtab.cli.imports.Importer;
import dev.trimtab.cli.screen.Figures;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Says how far an import came where it does not come to its end: by Ctrl-C, or because the server
 * was lost.
 */
final class Interruption implements AutoCloseable {
  private final PrintWriter err;
  private final Path file;
  private final Importer importer;
  private final Thread hook = Thread.ofPlatform().name("import-interrupted").unstarted(this::say);
  private volatile boolean isFinished;

  Interruption(PrintWriter err, Path file, Importer importer) {
    this.err = err;
    this.file = file;
    this.importer = importer;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** There is nothing to say. */
  void finished() {
    isFinished = true;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the process is ending, and the hook speaks
    }
    if (!isFinished) {
      say();
    }
  }

  private void say() {
    err.println();
    err.println(
        "Stopped after line "
            + Figures.count(importer.line())
            + " of "
            + file
            + ". Run the same command again to go on: what is stored is not stored twice.");
    err.flush();
  }
}
