package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.outcome.StorageException.Kind;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFailuresTest {
  @ParameterizedTest
  @CsvSource({
    "40001,CONFLICT",
    "40P01,CONFLICT",
    "53100,FULL",
    "53200,OVERLOAD",
    "53300,OVERLOAD",
    "55P03,OVERLOAD",
    "57014,OVERLOAD",
    "22021,REJECTED",
    "23505,REJECTED",
    "54000,REJECTED",
    "08001,UNAVAILABLE",
    "08006,UNAVAILABLE",
    "25006,UNAVAILABLE",
    "28P01,UNAVAILABLE",
    "42501,UNAVAILABLE",
    "57P01,UNAVAILABLE",
    "57P03,UNAVAILABLE",
    "58030,UNAVAILABLE",
    "XX001,UNAVAILABLE",
    ",UNAVAILABLE"
  })
  void isOfTheKindOfItsState(String state, Kind kind) {
    assertThat(new PostgresDialect().kind(new SQLException("whatever it says", state)))
        .isEqualTo(kind);
  }
}
