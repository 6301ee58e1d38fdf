package dev.trimtab.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BareStatementTest {
  @Test
  void insertsRows() {
    BareStatement insert =
        BareStatement.insert("t").key("k", BareType.LONG).column("v", BareType.TEXT);
    assertThat(insert.forOneRow()).isEqualTo("INSERT INTO t (tenant_id, k, v) VALUES (1, ?1, ?2)");
    assertThat(insert.forArrays())
        .isEqualTo(
            "INSERT INTO t (tenant_id, k, v) SELECT 1, given.*"
                + " FROM unnest(?::int8[], ?::text[]) AS given (k, v)");
  }

  @Test
  void putsRowsInPlaceOfThoseWithTheirKey() {
    BareStatement put = BareStatement.put("t").key("k", BareType.INT).column("v", BareType.DOUBLE);
    assertThat(put.forOneRow())
        .isEqualTo("INSERT OR REPLACE INTO t (tenant_id, k, v) VALUES (1, ?1, ?2)");
    assertThat(put.forArrays())
        .isEqualTo(
            "INSERT INTO t (tenant_id, k, v) SELECT 1, given.*"
                + " FROM unnest(?::int4[], ?::float8[]) AS given (k, v)"
                + " ON CONFLICT (tenant_id, k) DO UPDATE SET v = excluded.v");
  }

  @Test
  void updatesRowsByTheirKey() {
    BareStatement update =
        BareStatement.update("t").key("k", BareType.INT).column("v", BareType.BYTES);
    assertThat(update.forOneRow()).isEqualTo("UPDATE t SET v = ?2 WHERE tenant_id = 1 AND k = ?1");
    assertThat(update.forArrays())
        .isEqualTo(
            "UPDATE t SET v = given.v FROM unnest(?::int4[], ?::bytea[]) AS given (k, v)"
                + " WHERE t.tenant_id = 1 AND t.k = given.k");
  }

  @Test
  void updatesTheOnlyRowOfTheTenant() {
    BareStatement update = BareStatement.update("t").column("v", BareType.LONG);
    assertThat(update.forOneRow()).isEqualTo("UPDATE t SET v = ?1 WHERE tenant_id = 1");
    assertThat(update.forArrays())
        .isEqualTo(
            "UPDATE t SET v = given.v FROM unnest(?::int8[]) AS given (v) WHERE t.tenant_id = 1");
  }
}
