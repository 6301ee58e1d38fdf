package dev.trimtab.cli;

import dev.trimtab.cli.imports.Importer;
import dev.trimtab.cli.screen.Figures;
import java.io.PrintWriter;

/**
 * Says how far an import came where it does not come to its end: by Ctrl-C, or because the server
 * was lost.
 */
final class Interruption implements AutoCloseable {
  private final PrintWriter err;
  private final String file;
  private final Importer importer;
  private final Thread hook =
      Thread.ofPlatform().name("import-interrupted").unstarted(this::sayBelowTheBar);
  private volatile boolean isFinished;

  Interruption(PrintWriter err, String file, Importer importer) {
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

  private void sayBelowTheBar() {
    err.println();
    say();
  }

  private void say() {
    err.println(
        "Stopped after row "
            + Figures.count(importer.place())
            + " of "
            + file
            + ". Run the same command again to go on: what is stored is not stored twice.");
    err.flush();
  }
}
