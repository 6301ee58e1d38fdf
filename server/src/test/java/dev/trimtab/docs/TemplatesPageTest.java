package dev.trimtab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.server.templates.TemplateFault;
import dev.trimtab.server.templates.TemplateLibrary;
import dev.trimtab.server.templates.TemplateReader;
import dev.trimtab.server.templates.TemplateReading;
import dev.trimtab.server.templates.TemplateWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page about templates shows is read as it says. */
class TemplatesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "templates.md");
  private static final Pattern FIELD = Pattern.compile("(?m)^(?=[a-z_]+:)");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ");

  private static List<Block> blocks(String info) throws IOException {
    List<Block> blocks =
        Block.of(PAGE).stream().filter(block -> block.info().equals(info)).toList();
    assertThat(blocks).as(info).isNotEmpty();
    return blocks;
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String each : FIELD.split(text, -1)) {
      fields.put(each.substring(0, each.indexOf(':')), each);
    }
    return fields;
  }

  /** A part of a template stands in the place of the same part of the first one. */
  @Test
  void everyExampleIsATemplateOrAPartOfOne() throws IOException {
    List<Block> examples = blocks("yaml");
    Map<String, String> whole = fields(examples.getFirst().text());
    for (Block each : examples) {
      Map<String, String> fields = new LinkedHashMap<>(whole);
      fields.putAll(fields(each.text()));
      String text = String.join("", fields.values());
      assertThat(TemplateReader.read(text))
          .as("line %s: %s", each.line(), text)
          .isInstanceOf(TemplateReading.Accepted.class);
    }
  }

  @Test
  void theFirstExampleIsWrittenOutInTheSecond() throws IOException {
    String shortest = blocks("yaml").getFirst().text();
    assertThat(shortest.lines()).hasSize(6);
    assertThat(TemplateWriter.write(TemplateReader.read(shortest).orThrow()))
        .isEqualTo(blocks("yaml canonical").getFirst().text());
  }

  @Test
  void whatIsRefusedIsRefusedForThat() throws IOException {
    TemplateReading reading = TemplateReader.read(blocks("yaml broken").getFirst().text());
    String faults =
        ((TemplateReading.Refused) reading)
            .faults().stream()
                .map(TemplateFault::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    assertThat(faults).isEqualTo(blocks("text").getFirst().text());
  }

  @Test
  void theWholeLibraryIsListed() throws IOException {
    String page = Files.readString(PAGE);
    String library = page.substring(page.indexOf("## The library"));
    assertThat(LISTED.matcher(library).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(TemplateLibrary.NAMES);
  }
}
