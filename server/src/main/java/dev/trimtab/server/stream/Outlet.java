package dev.trimtab.server.stream;

import java.io.IOException;

/** Where a stream is written to: one connection. Used by one thread. */
public interface Outlet {
  /**
   * Returns when the connection has taken the bytes, so that never more than these wait in memory.
   *
   * @param patience asked about once a second while the reader is slow; false gives up
   * @throws IOException where the reader is gone, takes nothing for too long, or was given up
   */
  void write(byte[] bytes, Patience patience) throws IOException;

  /** False where the reader is known to be gone. */
  boolean isOpen();

  /** Says whether a slow reader is still worth waiting for. */
  interface Patience {
    boolean holds();
  }
}
