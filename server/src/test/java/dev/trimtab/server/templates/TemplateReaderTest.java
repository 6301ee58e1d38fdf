package dev.trimtab.server.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trimtab.change.Direction;
import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.LoopTemplate;
import dev.trimtab.loop.Step;
import dev.trimtab.loop.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateReaderTest {
  static Stream<Broken> broken() {
    return Broken.all();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void namesEveryFaultAndItsPlace(Broken broken) {
    assertThat(TemplateReader.read(broken.text()))
        .isInstanceOfSatisfying(
            TemplateReading.Refused.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(TemplateFault::toString)
                    .containsExactlyInAnyOrderElementsOf(broken.faults()));
  }

  @Test
  void faultsComeInTheOrderOfTheDocument() {
    TemplateReading reading =
        TemplateReader.read("zebra: 1\nname: 7\nmatch: {metric_type: cost_usd, x: 1}\n");
    assertThat(((TemplateReading.Refused) reading).faults())
        .extracting(TemplateFault::line)
        .isSorted()
        .hasSize(5);
  }

  @Test
  void whoIsToldOfFieldsIsToldOfLinesToo() {
    TemplateReading reading = TemplateReader.read(Broken.LEAST + "for: 8d\n");
    assertThatThrownBy(reading::orThrow)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.faults())
                    .containsExactly(
                        new FieldFault(
                            "/for", "must be between 0s and 7 days (7d) (line 5, column 6)")));
  }

  @Test
  void theShortestTemplateHasDefaultsForTheRest() {
    LoopTemplate template = TemplateReader.read(Broken.LEAST).orThrow();
    assertThat(template.trigger()).isEqualTo(new Trigger.OnChangePoint(Direction.DECLINE, 0));
    assertThat(template.steps()).containsExactly(new Step.Verify());
    assertThat(template.patience().cooldown()).isEqualTo(Duration.ofDays(1));
    assertThat(template.verification().confidence()).isEqualTo(0.95);
    assertThat(template.onWorse()).isEqualTo(LoopTemplate.OnWorse.ROLL_BACK);
  }

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "15m, PT15M",
    "2h, PT2H",
    "3d, PT72H",
    "PT1H30M, PT90M",
    "P1DT1S, PT24H1S"
  })
  void readsLengthsOfTimeShortAndByTheStandard(String written, String meant) {
    String text = Broken.LEAST.replace("[verify]", "[{wait: " + written + "}, verify]");
    assertThat(TemplateReader.read(text).orThrow().steps().getFirst())
        .isEqualTo(new Step.Pause(Duration.parse(meant)));
  }

  @Test
  void textsAreTextsWhateverOtherReadersTakeThemFor() {
    String text =
        Broken.LEAST.replace(
            "success_rate", "success_rate, metadata: {a: 1.50, b: true, c: 22:30, d: no}");
    assertThat(TemplateReader.read(text).orThrow().match().metadata())
        .isEqualTo(Map.of("a", "1.50", "b", "true", "c", "22:30", "d", "no"));
  }

  @Test
  void readsJsonAsMachinesWriteIt() throws IOException {
    JsonMapper mapper = new JsonMapper();
    var indented = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("\t", "\r\n"));
    for (String name : TemplateLibrary.NAMES) {
      String yaml = TemplateLibrary.document(name).orElseThrow();
      LoopTemplate template = TemplateReader.read(yaml).orThrow();
      var json = Documents.json(yaml);
      assertThat(TemplateReader.read(mapper.writeValueAsString(json)).orThrow())
          .isEqualTo(template);
      assertThat(TemplateReader.read(mapper.writer(indented).writeValueAsString(json)).orThrow())
          .isEqualTo(template);
    }
    String escaped = Broken.LEAST.replace("[verify]", "[{wait: \"1\\u006d\"}, verify]");
    assertThat(TemplateReader.read(escaped).orThrow().steps().getFirst())
        .isEqualTo(new Step.Pause(Duration.ofMinutes(1)));
  }

  @Test
  void aBombOfAliasesIsRefusedBeforeItGrows() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      String alias = "*a" + (i - 1) + ", ";
      bomb.append("a%d: &a%d [%s]%n".formatted(i, i, alias.repeat(9) + "x"));
    }
    TemplateReading reading = TemplateReader.read(bomb.toString());
    assertThat(((TemplateReading.Refused) reading).faults())
        .hasSizeLessThanOrEqualTo(100)
        .extracting(TemplateFault::detail)
        .anyMatch(detail -> detail.startsWith("is an alias"))
        .anyMatch(detail -> detail.startsWith("has an anchor"));
  }
}
