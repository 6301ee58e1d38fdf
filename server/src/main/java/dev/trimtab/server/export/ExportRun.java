package dev.trimtab.server.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.trimtab.client.ExportEnd;
import dev.trimtab.client.Json;
import dev.trimtab.operations.ProcessEnd;
import dev.trimtab.operations.ProcessProgress;
import dev.trimtab.operations.ProcessStatus;
import dev.trimtab.outcome.OutcomeStore;
import dev.trimtab.outcome.ReplayPage;
import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.outcome.ReplayQuery;
import dev.trimtab.outcome.StorageException;
import dev.trimtab.outcome.SystemDomain;
import dev.trimtab.server.operations.RunningProcesses;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One export under way: a page is read, written, and forgotten before the next. The reader sets the
 * pace, as a write waits until there is room for it.
 */
final class ExportRun implements RunningProcesses.Work {
  private static final Logger LOG = Logger.getLogger(ExportRun.class);
  private static final int GZIP_BUFFER = 1 << 15;
  private static final String CANCELLED = "somebody asked for it";

  private final Order order;
  private final OutcomeStore store;
  private final ReaderConnection reader;
  private volatile long reached;
  private volatile long events;
  private volatile boolean cancelled;
  private volatile boolean hasEnded;
  private @Nullable String failure;

  /**
   * What is to be done.
   *
   * @param process the id of the process
   * @param through the last position that is looked at
   * @param allowed asked again before each page: false ends it
   */
  record Order(
      TenantId tenant,
      String process,
      ExportRequest request,
      long through,
      BooleanSupplier allowed) {
    EventLines lines() {
      return switch (request.format()) {
        case NDJSON -> new JsonLines(tenant);
        case CSV -> new CsvLines(tenant, request.columns());
      };
    }
  }

  /**
   * An export that has not begun.
   *
   * @param reader whose connection is cut, so that nobody takes what came for the whole
   */
  ExportRun(Order order, OutcomeStore store, ReaderConnection reader) {
    this.order = order;
    this.store = store;
    this.reader = reader;
    this.reached = order.request().after();
  }

  @Override
  public ProcessProgress progress() {
    long after = order.request().after();
    return new ProcessProgress(
        reached - after, Math.max(0, order.through() - after), Map.of("written", events));
  }

  /** The reader may be slow or gone, so that only a broken connection ends its wait. */
  @Override
  public void cancel() {
    if (cancelled && !hasEnded) {
      reader.cut();
    }
    cancelled = true;
  }

  /** Writes it all; how that ended is for the process to keep. */
  ProcessEnd writeTo(OutputStream out) {
    try {
      OutputStream target =
          order.request().gzip() ? new GZIPOutputStream(out, GZIP_BUFFER, true) : out;
      ProcessStatus status = writePages(target);
      String why = status == ProcessStatus.CANCELLED ? CANCELLED : failure;
      return finish(target, new ProcessEnd(status, progress(), why));
    } catch (IOException | IllegalStateException gone) {
      reader.cut();
      return brokenOff();
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "Export %s failed", order.process());
      reader.cut();
      return new ProcessEnd(ProcessStatus.FAILED, progress(), "a fault of the server");
    } finally {
      hasEnded = true;
    }
  }

  /** The reader went away, or what it got was cut. */
  private ProcessEnd brokenOff() {
    if (failure != null) {
      return new ProcessEnd(ProcessStatus.FAILED, progress(), failure);
    }
    return cancelled
        ? new ProcessEnd(ProcessStatus.CANCELLED, progress(), CANCELLED)
        : new ProcessEnd(ProcessStatus.INTERRUPTED, progress(), "the reader went away");
  }

  private ProcessStatus writePages(OutputStream out) throws IOException {
    EventLines lines = order.lines();
    out.write(lines.heading().getBytes(StandardCharsets.UTF_8));
    ReplayQuery next = new ReplayQuery(order.request().wanted(), reached, order.through());
    try {
      while (next.after() < next.through()) {
        if (cancelled) {
          return ProcessStatus.CANCELLED;
        }
        if (!order.allowed().getAsBoolean()) {
          failure = "the credentials have ended";
          return ProcessStatus.FAILED;
        }
        long before = events;
        ReplayPage page = store.replay(order.tenant(), next);
        List<Positioned> wanted = wanted(page);
        write(out, lines, wanted);
        events = before + wanted.size();
        reached = page.reached();
        next = next.from(page.reached());
      }
      return ProcessStatus.SUCCEEDED;
    } catch (StorageException broken) {
      LOG.warnf("Export %s failed: %s", order.process(), broken.getMessage());
      failure = "the store failed";
      return ProcessStatus.FAILED;
    }
  }

  /** What the server records of its own work nobody can put in again: it comes out by its name. */
  private List<Positioned> wanted(ReplayPage page) {
    return order.request().wanted().domain() != null
        ? page.events()
        : page.events().stream()
            .filter(each -> !SystemDomain.includes(each.event().series().domain()))
            .toList();
  }

  /** What was written is on its way after each page: the last one may have found little. */
  private void write(OutputStream out, EventLines lines, List<Positioned> page) throws IOException {
    if (page.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    page.forEach(event -> lines.append(text, event));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    checkReader();
  }

  private void checkReader() throws IOException {
    if (reader.isGone()) {
      throw new IOException("the reader is gone");
    }
  }

  private ProcessEnd finish(OutputStream out, ProcessEnd end) throws IOException {
    boolean isWhole = end.status() == ProcessStatus.SUCCEEDED;
    if (!isWhole && !order.request().endLine()) {
      throw new IOException("not whole, and no line to say so");
    }
    if (order.request().endLine()) {
      out.write(endLine(end).getBytes(StandardCharsets.UTF_8));
    }
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    out.flush();
    checkReader();
    return end;
  }

  private String endLine(ProcessEnd end) throws JsonProcessingException {
    ExportEnd line =
        new ExportEnd(order.process(), end.status().wireName(), events, reached, end.detail());
    return Json.MAPPER.writeValueAsString(Map.of("end", line)) + "\n";
  }
}
