package dev.trimtab.server.log;

import dev.trimtab.server.config.LogConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.StructuredFormatter;

/** Writes the log as JSON where that is asked for. */
@Singleton
final class JsonLog {
  /** Before anybody else has a start to tell of. */
  private static final int FIRST = 1;

  void begin(@Observes @Priority(FIRST) StartupEvent starting, LogConfig config) {
    if (config.format() == LogConfig.Format.JSON) {
      for (Handler handler : LogContext.getLogContext().getLogger("").getHandlers()) {
        JsonFormatter lines = new JsonFormatter();
        lines.setExceptionOutputType(StructuredFormatter.ExceptionOutputType.FORMATTED);
        handler.setFormatter(lines);
      }
    }
  }
}
