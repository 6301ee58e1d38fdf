package dev.trimtab.server.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.loop.LoopTemplate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.scanner.StreamReader;

class TemplateWriterProperties {
  @Provide
  Arbitrary<LoopTemplate> templates() {
    return Templates.any();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadAsTheSame(@ForAll("templates") LoopTemplate template) {
    String written = TemplateWriter.write(template);
    assertThat(TemplateReader.read(written))
        .as(written)
        .isEqualTo(new TemplateReading.Accepted(template));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsWrittenOnceOnly(@ForAll("templates") LoopTemplate template) {
    String written = TemplateWriter.write(template);
    assertThat(TemplateWriter.write(TemplateReader.read(written).orThrow())).isEqualTo(written);
  }

  /** The schema refuses nothing that the reader takes, and the reader takes JSON as well. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsATemplateForEditorsToo(@ForAll("templates") LoopTemplate template) {
    JsonNode json = Documents.json(TemplateWriter.write(template));
    assertThat(TemplateSchemaTest.SCHEMA.validate(json)).isEmpty();
    assertThat(TemplateReader.read(escaped(json.toString())))
        .as(json.toString())
        .isEqualTo(new TemplateReading.Accepted(template));
  }

  /** JSON may hold as they are a few characters that YAML wants escaped. */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            each -> {
              if (StreamReader.isPrintable(each) && each != '\u0085') {
                escaped.appendCodePoint(each);
              } else {
                escaped.append("\\u%04x".formatted(each));
              }
            });
    return escaped.toString();
  }
}
