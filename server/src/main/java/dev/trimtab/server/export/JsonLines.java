package dev.trimtab.server.export;

import dev.trimtab.outcome.ReplayPage.Positioned;
import dev.trimtab.server.http.EventJson;
import dev.trimtab.tenant.TenantId;

/** Events as JSON objects, one a line. */
record JsonLines(TenantId tenant) implements EventLines {
  @Override
  public String heading() {
    return "";
  }

  @Override
  public void append(StringBuilder out, Positioned event) {
    out.append("{\"position\":").append(event.position()).append(',');
    EventJson.appendFields(out, tenant, event.event());
    out.append("}\n");
  }
}
