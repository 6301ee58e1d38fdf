package dev.trimtab.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.server.HttpCalls;
import dev.trimtab.server.HttpCalls.Answer;
import dev.trimtab.server.ServerExtension;
import dev.trimtab.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tenants and their settings, on a real server. */
class TenantsIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension()
          .with("TRIMTAB_RETENTION_EVERY", "PT0.1S")
          .with("TRIMTAB_RETENTION_ROLLUP_DAYS", "3650")
          .with("TRIMTAB_QUOTAS_BYTES", "1000000000/second")
          .with("TRIMTAB_LIMITS_SERIES_PER_TENANT", "4711");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void aTenantBeginsWithItsKeyAndGetsSettings() {
    SERVER.server().createKey("acme");
    JsonNode fresh = operator().get("/v1/tenants/acme").json();
    assertThat(fresh.get("created_at").isNull()).isTrue();
    assertThat(fresh.at("/settings/retention/raw_days").isNull()).isTrue();

    Answer set = operator().put("/v1/tenants/acme", retention("90", "730"));
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    assertThat(set.json().at("/settings/retention/raw_days").intValue()).isEqualTo(90);
    assertThat(operator().get("/v1/tenants/acme").json().at("/settings/retention/rollup_days"))
        .hasToString("730");
    assertThat(operator().put("/v1/tenants/acme", "{}").json().at("/settings/retention/raw_days"))
        .as("what is left out is the default again")
        .hasToString("null");
  }

  @Test
  void saysWhatHoldsWhereItsSettingsSayNothing() {
    SERVER.server().createKey("plain");
    JsonNode defaults = operator().get("/v1/tenants/plain").json().get("defaults");
    assertThat(defaults.at("/retention/raw_days").intValue()).isZero();
    assertThat(defaults.at("/retention/rollup_days").intValue()).isEqualTo(3650);
    assertThat(defaults.at("/quotas/requests").isNull()).isTrue();
    assertThat(defaults.at("/quotas/bytes").textValue()).isEqualTo("1000000000/second");
    assertThat(defaults.at("/quotas/series").intValue()).isEqualTo(4711);
    assertThat(defaults.at("/sensitivity/basis").textValue()).isEqualTo("calibrated");
    assertThat(defaults.at("/sensitivity/false_alarms_per_year").doubleValue()).isEqualTo(0.1);
    assertThat(defaults.at("/watching/granularity").textValue()).isEqualTo("series");
    assertThat(operator().put("/v1/tenants/plain", "{}").json().get("defaults"))
        .isEqualTo(defaults);
    assertThat(operator().get("/v1/tenants").json().at("/0").has("defaults")).isFalse();
  }

  @Test
  void listsByNamePageByPage() {
    for (String name : List.of("list a", "list/b", "list&c", "list*d")) {
      SERVER.server().createKey(name);
    }
    List<String> found = new ArrayList<>();
    String path = "/v1/tenants?limit=1";
    while (path != null) {
      Answer page = operator().get(path);
      assertThat(page.json()).hasSize(1);
      found.add(page.json().at("/0/tenant_id").textValue());
      String link = page.header("Link");
      path = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(found).contains("list a", "list/b", "list&c", "list*d").isSorted();
    assertThat(operator().get("/v1/tenants/list%2Fb").json().get("tenant_id").textValue())
        .isEqualTo("list/b");
  }

  @Test
  void aTenantsAdminSeesItsOwnAndSetsNothing() {
    HttpCalls admin = SERVER.server().as(SERVER.server().createKey("globex"));
    SERVER.server().createKey("initech");
    assertThat(admin.get("/v1/tenants").json()).hasSize(1);
    assertThat(admin.get("/v1/tenants/globex").status()).isEqualTo(200);
    assertThat(admin.get("/v1/tenants/globex/expiry?raw_days=1").status()).isEqualTo(200);
    assertThat(admin.get("/v1/tenants/initech").status()).isEqualTo(403);
    assertThat(admin.get("/v1/tenants/initech/expiry").status()).isEqualTo(403);
    assertThat(admin.put("/v1/tenants/globex", "{}").status()).isEqualTo(403);
    assertThat(admin.delete("/v1/tenants/globex").status()).isEqualTo(403);
    assertThat(admin.post("/v1/backups").status()).isEqualTo(403);
    assertThat(admin.get("/v1/doctor").status()).isEqualTo(403);
    String reader = SERVER.server().createKey("globex", "outcomes:read");
    assertThat(SERVER.server().as(reader).get("/v1/tenants").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'retention':{'raw_days':-1}}|/retention/raw_days",
        "{'retention':{'raw_days':1.5}}|/retention/raw_days",
        "{'retention':{'raw_days':'90'}}|/retention/raw_days",
        "{'retention':{'raw_days':36501}}|/retention/raw_days",
        "{'retention':{'raw_days':30,'rollup_days':29}}|/retention/rollup_days",
        "{'retention':{'raw_days':0,'rollup_days':29}}|/retention/rollup_days",
        "{'retention':{'rawdays':30}}|/retention/rawdays",
        "{'retention':[]}|/retention",
        "{'retentoin':{}}|/retentoin",
      })
  void eachFaultNamesItsField(String body, String pointer) {
    Answer refused = operator().put("/v1/tenants/faulty", body.replace('\'', '"'));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
    assertThat(operator().get("/v1/tenants/faulty").status()).as("nothing stored").isEqualTo(404);
  }

  @Test
  void unknownTenantsAndNamesThatAreNone() {
    assertThat(operator().get("/v1/tenants/nobody").status()).isEqualTo(404);
    assertThat(operator().delete("/v1/tenants/nobody").status()).isEqualTo(404);
    assertThat(operator().get("/v1/tenants/*").status()).isEqualTo(422);
    assertThat(operator().get("/v1/tenants/acme/expiry?raw_days=x").status()).isEqualTo(422);
    assertThat(operator().get("/v1/tenants?limit=0").status()).isEqualTo(422);
  }

  @Test
  void whatIsTooOldGoesAndStaysCounted() throws InterruptedException {
    HttpCalls tenant = SERVER.server().as(SERVER.server().createKey("umbrella"));
    Instant old = Instant.now().minus(40, ChronoUnit.DAYS);
    record(tenant, "old", old);
    record(tenant, "new", Instant.now());
    assertThat(
            operator()
                .get("/v1/tenants/umbrella/expiry?raw_days=30")
                .json()
                .get("events")
                .intValue())
        .isEqualTo(1);

    operator().put("/v1/tenants/umbrella", retention("30", "60"));
    await(() -> tenant.get("/v1/outcomes/events").json().size() == 1);

    assertThat(tenant.get("/v1/outcomes/events/old").status()).isEqualTo(404);
    JsonNode dashboard = tenant.get("/v1/outcomes/dashboard").json();
    assertThat(dashboard.at("/summary/total_events").intValue()).isEqualTo(2);
    assertThat(operator().get("/v1/tenants/umbrella").json().at("/kept/events").textValue())
        .endsWith("T00:00:00Z");
  }

  @Test
  void aDeletedTenantIsGoneAndItsNameIsFree() throws InterruptedException {
    String key = SERVER.server().createKey("hooli");
    HttpCalls tenant = SERVER.server().as(key);
    record(tenant, "order-1", Instant.now());

    assertThat(operator().delete("/v1/tenants/hooli").status()).isEqualTo(202);
    assertThat(tenant.get("/v1/me").status()).as("its keys at once").isEqualTo(401);
    await(() -> operator().get("/v1/tenants/hooli").status() == 404);

    HttpCalls next = SERVER.server().as(SERVER.server().createKey("hooli"));
    assertThat(next.get("/v1/outcomes/events").json()).isEmpty();
    record(next, "order-1", Instant.now());
    assertThat(next.get("/v1/outcomes/events").json()).hasSize(1);
  }

  private static void record(HttpCalls tenant, String id, Instant at) {
    Answer stored =
        tenant.post(
            "/v1/outcomes/events",
            """
            {"id": "%s", "domain": "bot", "event_type": "run", "metric_type": "cost_usd",
             "value": 1, "occurred_at": "%s"}"""
                .formatted(id, at));
    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
  }

  private static String retention(String rawDays, String rollupDays) {
    return "{\"retention\":{\"raw_days\":%s,\"rollup_days\":%s}}".formatted(rawDays, rollupDays);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
  }

  private static HttpCalls operator() {
    return SERVER.server().as(ServerProcess.EPHEMERAL_KEY);
  }
}
