package dev.trimtab.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void isReadAndWrittenBack() {
    String header = "00-" + TRACE + "-" + SPAN + "-01";
    TraceParent trace = TraceParent.parse(header).orElseThrow();
    assertThat(trace).isEqualTo(new TraceParent(TRACE, SPAN, "01"));
    assertThat(trace.header()).isEqualTo(header);
  }

  @Test
  void laterVersionsMayHaveMore() {
    TraceParent known = new TraceParent(TRACE, SPAN, "00");
    assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-00-more")).contains(known);
    assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-00")).contains(known);
    assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-00more")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00-" + TRACE + "-" + SPAN,
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
      })
  void whatIsNotInItsFormIsNotThere(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
  }

  @Test
  void noHeaderIsNoTrace() {
    assertThat(TraceParent.parse(null)).isEmpty();
  }
}
