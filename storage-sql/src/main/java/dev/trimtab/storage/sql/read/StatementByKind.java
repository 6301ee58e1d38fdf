package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.read.SeriesSelection.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Query;

/** One statement, written for each way of naming series. */
final class StatementByKind {
  private final Map<Kind, String> texts = new EnumMap<>(Kind.class);

  StatementByKind(Statements statements, List<Kind> kinds, Function<Kind, Query> writing) {
    kinds.forEach(kind -> texts.put(kind, statements.write(writing.apply(kind))));
  }

  String of(Kind kind) {
    return Objects.requireNonNull(texts.get(kind));
  }
}
