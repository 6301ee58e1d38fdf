package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What connections are set up with, and that the URL has the last word. */
class PostgresDatabaseTest {
  private static final String URL = "jdbc:postgresql://db/trimtab?user=u&password=p";

  @Test
  void insertsGoTogetherAndRowsComeInPieces() {
    PostgresDatabase database = new PostgresDatabase(PostgresSettings.of(URL));
    assertThat(database.writer().getReWriteBatchedInserts()).isTrue();
    assertThat(database.writer().getSocketTimeout()).isEqualTo(60);
    assertThat(database.readers().getSocketTimeout()).isEqualTo(60);
    assertThat(database.inspector().getSocketTimeout()).isZero();
    assertThat(database.writer().getLogServerErrorDetail()).isFalse();
    assertThat(database.readers().getDefaultRowFetchSize()).isEqualTo(1_000);
    assertThat(database.writer().getUser()).isEqualTo("u");
  }

  @Test
  void besideADirectUrlNoStatementGetsAName() {
    PostgresSettings direct = PostgresSettings.of(URL);
    PostgresSettings pooled = direct.withDirectUrl(URL);
    assertThat(new PostgresDatabase(direct).writer().getPrepareThreshold()).isPositive();
    assertThat(new PostgresDatabase(pooled).writer().getPrepareThreshold()).isZero();
    assertThat(new PostgresDatabase(pooled).readers().getPrepareThreshold()).isZero();
  }

  @Test
  void theUrlHasTheLastWord() {
    PostgresSettings settings =
        PostgresSettings.of(URL + "&prepareThreshold=3&connectTimeout=9").withDirectUrl(URL);
    assertThat(new PostgresDatabase(settings).writer().getPrepareThreshold()).isEqualTo(3);
    assertThat(new PostgresDatabase(settings).writer().getConnectTimeout()).isEqualTo(9);
  }
}
