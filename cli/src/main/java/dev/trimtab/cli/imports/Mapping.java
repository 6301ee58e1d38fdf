package dev.trimtab.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.client.EventIn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file, read: what events a row has.
 *
 * @param rowId gives a row its own name, the same in every file that holds it; null where its place
 *     in the file names it
 * @param rules one a possible event; the place of a rule is part of the ids of its events, so new
 *     rules belong at the end
 */
public record Mapping(@Nullable Source rowId, List<EventRule> rules) implements RowMapper {
  public Mapping {
    rules = List.copyOf(rules);
  }

  /**
   * The first of the names that rows must have and {@code columns} lack; null where they lack none.
   *
   * @param columns the heading of a table
   */
  public @Nullable String missing(List<String> columns) {
    return Stream.concat(Stream.ofNullable(rowId), rules.stream().flatMap(EventRule::sources))
        .filter(source -> source instanceof Source.Field field && field.isNeeded())
        .map(source -> ((Source.Field) source).path().getMatchingProperty())
        .filter(name -> !columns.contains(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<EventIn> events(JsonNode row, String placeInFile) throws RowFault {
    String own = rowId == null ? null : Values.text(rowId, row);
    String name = own == null ? placeInFile : own;
    List<EventIn> events = new ArrayList<>(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      EventIn event = rules.get(i).event(row, name + ":" + (i + 1));
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }
}
