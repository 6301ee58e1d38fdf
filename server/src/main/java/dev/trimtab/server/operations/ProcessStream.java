package dev.trimtab.server.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.Json;
import dev.trimtab.client.ProcessOut;
import dev.trimtab.server.stream.LiveStream;
import dev.trimtab.server.stream.Outlet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One stream of processes: all of them as they are when it begins, then each that has changed. What
 * changes twice while the reader is slow is told once, as it is then.
 */
final class ProcessStream implements LiveStream {
  private static final Logger LOG = Logger.getLogger(ProcessStream.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String OPENING = "retry: 2000\n\n";
  private static final String HEARTBEAT = ": no news\n\n";

  /**
   * What a stream is for.
   *
   * @param types which types it tells; empty for all
   * @param allowed false ends it
   * @param heartbeat after how long without news a sign of life is sent
   */
  record Terms(Set<String> types, BooleanSupplier allowed, Duration heartbeat) {}

  private final Board board;
  private final Terms terms;
  private final Runnable leave;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private Map<String, ProcessOut> told = new HashMap<>();
  private long lastWrite = System.nanoTime();

  ProcessStream(Board board, Terms terms, Runnable leave) {
    this.board = board;
    this.terms = terms;
    this.leave = leave;
  }

  @Override
  public boolean run(Outlet outlet) {
    try {
      write(outlet, OPENING);
      long version = -1;
      while (outlet.isOpen() && goesOn()) {
        Board.Shown shown = board.await(version, LOOK);
        if (shown.version() != version) {
          tell(outlet, shown);
          version = shown.version();
        }
        if (System.nanoTime() - lastWrite >= terms.heartbeat().toNanos()) {
          write(outlet, HEARTBEAT);
        }
      }
      return false;
    } catch (IOException gone) {
      LOG.debugf("A stream of processes was broken off: %s", gone.getMessage());
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    } catch (RuntimeException unexpected) {
      LOG.error("A stream of processes failed", unexpected);
      return true;
    } finally {
      close();
    }
  }

  private boolean goesOn() {
    return !board.shown().isOver() && terms.allowed().getAsBoolean();
  }

  private void tell(Outlet outlet, Board.Shown shown) throws IOException {
    Map<String, ProcessOut> now = new HashMap<>();
    for (ProcessOut each : shown.processes()) {
      if (terms.types().isEmpty() || terms.types().contains(each.type())) {
        now.put(each.id(), each);
        if (!each.equals(told.get(each.id()))) {
          write(outlet, "event: process\ndata: " + json(each) + "\n\n");
        }
      }
    }
    told = now;
  }

  /** On one line. */
  private static String json(ProcessOut process) {
    try {
      return Json.writer(false).writeValueAsString(process);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void write(Outlet outlet, String text) throws IOException {
    outlet.write(text.getBytes(StandardCharsets.UTF_8), this::goesOn);
    lastWrite = System.nanoTime();
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
