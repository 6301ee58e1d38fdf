package dev.trimtab.cli;

import dev.trimtab.cli.screen.Figures;
import dev.trimtab.client.FollowObserver;
import java.io.PrintWriter;
import java.time.Duration;

/** Says when the connection is lost and when it is back: once for each outage. */
final class Outages implements FollowObserver {
  private final PrintWriter err;
  private boolean isLost;

  Outages(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void lost(String why, Duration retryIn) {
    if (!isLost) {
      err.println(
          "Connection lost ("
              + why
              + "); trying again in "
              + Figures.duration((double) retryIn.toMillis())
              + ", and on until it is back.");
      err.flush();
    }
    isLost = true;
  }

  @Override
  public void found() {
    isLost = false;
    err.println("Connected again; nothing was missed.");
    err.flush();
  }
}
