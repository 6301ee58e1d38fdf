package dev.trimtab.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  @Test
  void noHeaderMeansNoCredentials() {
    assertThat(Credentials.read(null, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Bearer tt_a,", "bearer tt_a,", "BEARER   tt_a,", ",tt_a", "Bearer tt_a,tt_a"})
  void eitherHeaderOrBothAlike(String authorization, String apiKey) {
    assertThat(Credentials.read(authorization, apiKey)).isEqualTo("tt_a");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer tt_a,tt_b",
    "Basic dXNlcjpwYXNz,",
    "tt_a,",
    "Bearer,",
    "'Bearer ',",
    ",''",
    "'',",
    "Basic dXNlcjpwYXNz,tt_a"
  })
  void whatCannotBeReadOrDisagreesIsRefused(String authorization, String apiKey) {
    assertThatThrownBy(() -> Credentials.read(authorization, apiKey))
        .isInstanceOfSatisfying(
            UnauthenticatedException.class,
            refused ->
                assertThat(refused.challenge())
                    .startsWith("Bearer realm=\"trimtab\", error=\"invalid_token\""));
  }
}
