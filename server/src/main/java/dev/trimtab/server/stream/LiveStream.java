package dev.trimtab.server.stream;

/** A stream that is open: it runs once, and may be closed by anybody. */
public interface LiveStream extends AutoCloseable {
  /**
   * Tells what there is to tell until the reader or its right to read is gone, or the server stops.
   *
   * @return true where the stream broke off: the outlet takes nothing more
   */
  boolean run(Outlet outlet);

  /** Gives its place to another. Idempotent. */
  @Override
  void close();
}
