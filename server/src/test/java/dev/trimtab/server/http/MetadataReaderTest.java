package dev.trimtab.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|{}",
        "{ \"a\" : [ ] , \"b\" : { } }|{\"a\":[],\"b\":{}}",
        "{\"b\":1,\"a\":{\"d\":2,\"c\":[true,null,false]}}|{\"a\":{\"c\":[true,null,false],\"d\":2},\"b\":1}",
        "{\"n\":1.50}|{\"n\":1.50}",
        "{\"n\":-0}|{\"n\":-0}",
        "{\"n\":123456789012345678901234567890}|{\"n\":123456789012345678901234567890}",
        "{\"n\":1E5}|{\"n\":1E5}",
        "{\"\\u0061\":\"\\u00e9\\/\\u001f\\n\"}|{\"a\":\"é/\\u001f\\n\"}",
        "{\"\":\"\\ud83d\\ude00\"}|{\"\":\"😀\"}",
      })
  void writesOneFormOfEqualContent(String sent, String canonical) throws IOException {
    assertThat(read(sent)).isEqualTo(canonical);
    assertThat(read(canonical)).isEqualTo(canonical);
  }

  @Test
  void eightLevelsAreAllowedAndNineAreNot() throws IOException {
    String eight = "{\"a\":".repeat(7) + "{}" + "}".repeat(7);
    assertThat(read(eight)).isEqualTo(eight);
    assertThat(fault("{\"a\":".repeat(7) + "[[]]" + "}".repeat(7)))
        .isEqualTo(new FieldFault("/a/a/a/a/a/a/a/0", "is nested more than 8 levels deep"));
  }

  @Test
  void sixteenKibibytesAreAllowedAndOneByteMoreIsNot() throws IOException {
    String fits = "{\"a\":\"" + "é".repeat(8 * 1024 - 4) + "\"}";
    assertThat(read("  " + fits)).hasSize(8 * 1024 + 4);
    assertThat(fault("{\"a\":\"x" + "é".repeat(8 * 1024 - 4) + "\"}").pointer())
        .isEqualTo("/metadata");
  }

  private static FieldFault fault(String json) {
    var invalid = Assertions.catchThrowableOfType(InvalidInputException.class, () -> read(json));
    assertThat(invalid.faults()).hasSize(1);
    return invalid.faults().getFirst();
  }

  private static String read(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JsonBytes.parser(bytes, 0, bytes.length)) {
      parser.nextToken();
      Faults faults = new Faults();
      var read = new MetadataReader(parser, 1, faults).read();
      faults.throwIfAny();
      assertThat(parser.nextToken()).isNull();
      return read.metadata().json();
    }
  }
}
