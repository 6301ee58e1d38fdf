package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.engine.RowStatement;
import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One statement, written for each way of naming series. */
final class StatementByKind {
  private final Map<Kind, RowStatement> statements = new EnumMap<>(Kind.class);

  StatementByKind(List<Kind> kinds, Function<Kind, RowStatement> writing) {
    kinds.forEach(kind -> statements.put(kind, writing.apply(kind)));
  }

  RowStatement of(Kind kind) {
    return Objects.requireNonNull(statements.get(kind));
  }
}
