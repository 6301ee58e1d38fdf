package dev.trimtab.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventCountTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "[]|0",
        "''|0",
        "[{}]|1",
        "[ {\"a\": 1} , {\"b\": [{}, {\"c\": {}}]} ]|2",
        "[{\"a\": \"{[}]\"}, {\"b\": \"\\\"{\"}, {\"c\\\\\": \"]\"}]|3",
        "[1, \"x\", {}, [{}]]|1",
        "{\"events\": [{}]}|0",
        "[{\"open|1",
        "[{\"open\\|1",
        "]]]}}|0",
      })
  void objectsOfAnArray(String body, int events) {
    assertThat(EventCount.ofArray(body.getBytes(UTF_8))).isEqualTo(events);
  }

  @ParameterizedTest
  @CsvSource({"'',0", "'{}',1", "'{}\n',1", "'\n \t\r\n{}\n\n{broken\r\n  {}',3"})
  void linesThatAreNotBlank(String body, int events) {
    assertThat(EventCount.ofLines(body.getBytes(UTF_8))).isEqualTo(events);
  }
}
