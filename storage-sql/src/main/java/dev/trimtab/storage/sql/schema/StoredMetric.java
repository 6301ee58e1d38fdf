package dev.trimtab.storage.sql.schema;

import dev.trimtab.outcome.MetricType;
import dev.trimtab.outcome.SystemDomain;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The metric type of an event as {@code event.metric_type} has it. What the server records of its
 * own work has numbers of its own there: whoever reads a metric type over all domains goes past it
 * in the index, and reads not a row more.
 */
public final class StoredMetric {
  /** From this number on it is the server's own work. */
  public static final int SYSTEM = 100;

  private StoredMetric() {}

  /**
   * The number.
   *
   * @param metricType the code of the metric type
   * @param domain of which domain; null for those of callers
   */
  public static int of(int metricType, @Nullable String domain) {
    return domain != null && SystemDomain.includes(domain) ? ofSystem(metricType) : metricType;
  }

  /** The number of what the server records itself. */
  public static int ofSystem(int metricType) {
    return metricType + SYSTEM;
  }

  /** The same of a metric type. */
  public static int ofSystem(MetricType type) {
    return ofSystem(type.code());
  }

  /** Of a name of a domain: that it is none of the server's own. */
  public static Condition ofCallers(Field<String> domain) {
    return DSL.substring(domain, DSL.inline(1), DSL.inline(SystemDomain.PREFIX.length()))
        .ne(DSL.inline(SystemDomain.PREFIX));
  }

  /** The same in SQL; true of the server's own. */
  public static String isSystem(String domain) {
    return "substr(%s, 1, %d) = '%s'"
        .formatted(domain, SystemDomain.PREFIX.length(), SystemDomain.PREFIX);
  }
}
