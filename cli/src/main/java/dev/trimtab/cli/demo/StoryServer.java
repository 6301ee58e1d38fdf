package dev.trimtab.cli.demo;

import java.net.URI;

/** A server in a process of its own, which a story may kill. Used by one thread. */
public interface StoryServer extends AutoCloseable {
  /** Starts it, also again after it was killed; its data is there again. */
  URI start();

  /** Ends it like a power cut. */
  void kill();

  /** The operator's key; known once it was started. */
  String operatorKey();

  @Override
  void close();
}
