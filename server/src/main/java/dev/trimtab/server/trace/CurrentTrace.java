package dev.trimtab.server.trace;

import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the request that is being answered. It is kept where the log finds it, so that each
 * line names it, and follows the request from thread to thread.
 */
public final class CurrentTrace {
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";
  private static final String FLAGS = "trace_flags";

  private CurrentTrace() {}

  static void enter(TraceParent trace) {
    MDC.put(TRACE_ID, trace.traceId());
    MDC.put(SPAN_ID, trace.parentId());
    MDC.put(FLAGS, trace.flags());
  }

  /** What whoever is called now is to be told; empty where no request is answered, or no trace. */
  public static Optional<TraceParent> get() {
    @Nullable Object trace = MDC.get(TRACE_ID);
    @Nullable Object span = MDC.get(SPAN_ID);
    @Nullable Object flags = MDC.get(FLAGS);
    return trace == null || span == null || flags == null
        ? Optional.empty()
        : Optional.of(new TraceParent(trace.toString(), span.toString(), flags.toString()));
  }
}
