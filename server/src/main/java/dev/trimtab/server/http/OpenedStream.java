package dev.trimtab.server.http;

import dev.trimtab.server.stream.EventStream;

/** A stream and the response it is written to. */
record OpenedStream(EventStream stream, ResponseOutlet outlet) {
  /** Runs until the stream ends. */
  void run() {
    outlet.close(stream.run(outlet));
  }
}
