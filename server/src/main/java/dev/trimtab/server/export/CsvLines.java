package dev.trimtab.server.export;

import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.tenant.TenantId;
import java.util.List;

/**
 * Events as CSV (RFC 4180). A cell is quoted where it must be, and never holds a line break: names
 * and ids have no control characters, and JSON escapes them.
 */
record CsvLines(TenantId tenant, List<Column> columns) implements EventLines {
  private static final String LINE_END = "\r\n";

  @Override
  public String heading() {
    StringBuilder out = new StringBuilder("position");
    columns.forEach(column -> appendCell(out, column.name()));
    return out.append(LINE_END).toString();
  }

  @Override
  public void append(StringBuilder out, Positioned event) {
    out.append(event.position());
    columns.forEach(column -> appendCell(out, column.cell().apply(tenant, event.event())));
    out.append(LINE_END);
  }

  private static void appendCell(StringBuilder out, String cell) {
    out.append(',');
    if (isPlain(cell)) {
      out.append(cell);
    } else {
      out.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
  }

  /** Blanks at the ends are quoted too: many readers would take them away. */
  private static boolean isPlain(String cell) {
    return cell.indexOf(',') < 0
        && cell.indexOf('"') < 0
        && cell.indexOf('\r') < 0
        && cell.indexOf('\n') < 0
        && cell.strip().length() == cell.length();
  }
}
