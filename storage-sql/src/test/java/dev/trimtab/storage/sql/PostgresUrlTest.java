package dev.trimtab.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for the URL of a database, and that no password is told. */
class PostgresUrlTest {
  private static final String SECRET = "hunter2";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/trimtab",
        "jdbc:postgresql://db:5432/trimtab?user=u&password=hunter2",
        "jdbc:postgresql://a:5432,b.example.com:5433/trimtab?targetServerType=primary",
        "jdbc:postgresql://[2001:db8::1]:5432/trimtab?password=a%26hunter2"
      })
  void isReadAndShownWithoutItsQuery(String text) {
    PostgresUrl url = PostgresUrl.of(text);
    assertThat(url.text()).isEqualTo(text);
    assertThat(url.place()).endsWith("/trimtab").doesNotContain(SECRET, "?", "jdbc");
    assertThat(url).hasToString(url.place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql:trimtab?password=hunter2",
        "jdbc:postgresql://db?password=hunter2",
        "jdbc:postgresql://db/?password=hunter2",
        "jdbc:postgresql://u:hunter2@db/trimtab",
        "jdbc:postgresql://db:99999/trimtab?password=hunter2",
        "jdbc:postgresql://db:0,other/trimtab?password=hunter2",
        "jdbc:postgresql://db/trimtab?password=100%hunter2",
        "jdbc:postgresql://db/trimtab?hunter2",
        "jdbc:postgresql://db/trimtab&password=hunter2",
        "postgresql://u:hunter2@db/trimtab",
        "jdbc:mysql://db/trimtab?password=hunter2"
      })
  void isRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> PostgresUrl.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void takesParametersWhateverIsInThem() {
    PostgresUrl url =
        PostgresUrl.of("jdbc:postgresql://db/trimtab?ssl=true").with("password", "&=%+ ü");
    assertThat(url.says("password")).isTrue();
    assertThat(url.says("user")).isFalse();
    assertThat(url.place()).isEqualTo("db/trimtab");
    String value = url.text().substring(url.text().lastIndexOf('=') + 1);
    assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo("&=%+ ü");
    PostgresDatabase database = new PostgresDatabase(PostgresSettings.of(url.text()));
    assertThat(database.writer().getPassword()).isEqualTo("&=%+ ü");
    assertThat(PostgresUrl.of("jdbc:postgresql://db/trimtab").with("user", "u").text())
        .isEqualTo("jdbc:postgresql://db/trimtab?user=u");
  }

  @Test
  void settingsShowNoPassword() {
    PostgresSettings settings =
        PostgresSettings.of("jdbc:postgresql://db/trimtab?password=" + SECRET);
    assertThat(settings.toString()).doesNotContain(SECRET);
  }
}
