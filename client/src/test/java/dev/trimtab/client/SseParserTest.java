package dev.trimtab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the standard, one by one, and cuts at every byte. */
class SseParserTest {
  private final List<ServerSentEvent> events = new ArrayList<>();
  private final SseParser parser = new SseParser("", events::add);

  @Test
  void aMessageEndsWithABlankLine() {
    feed("data: one\n");
    assertThat(events).isEmpty();
    feed("\n");
    assertThat(events).containsExactly(new ServerSentEvent("", "message", "one"));
  }

  @Test
  void fieldsAreReadAndOthersArePassedOver() {
    feed("event: outcome\nid: 7\nretry: 1500\nother: x\n: a comment\ndata: {}\n\n");
    assertThat(events).containsExactly(new ServerSentEvent("7", "outcome", "{}"));
    assertThat(parser.retry()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void oneBlankBehindTheColonIsTakenAway() {
    feed("data:none\ndata: one\ndata:  two\ndata\ndata:\n\n");
    assertThat(events).containsExactly(new ServerSentEvent("", "message", "none\none\n two\n\n"));
  }

  @Test
  void eachWayToEndALine() {
    feed("data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\rdata: e\n\n");
    assertThat(events).extracting(ServerSentEvent::data).containsExactly("a\nb\nc", "d", "e");
  }

  @Test
  void theMarkOfByteOrderIsPassedOverOnceAndAtTheBeginning() {
    feed("\uFEFFdata: a\n\n\uFEFFdata: b\n\n");
    assertThat(events).extracting(ServerSentEvent::data).containsExactly("a");
  }

  @Test
  void anIdStaysUntilAnotherOneComes() {
    feed("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\nid: 2\u0000\ndata: d\n\n");
    assertThat(events).extracting(ServerSentEvent::id).containsExactly("1", "1", "", "");
  }

  /** Signs of life are such messages. */
  @Test
  void anIdWithoutDataCountsWhenItsMessageEnds() {
    feed("id: 5\n");
    assertThat(parser.lastId()).isEmpty();
    feed("\n");
    assertThat(parser.lastId()).isEqualTo("5");
    assertThat(events).isEmpty();
  }

  @Test
  void aTypeIsThatOfItsMessageAlone() {
    feed("event: x\n\ndata: a\n\nevent: y\ndata: b\n\n");
    assertThat(events).extracting(ServerSentEvent::type).containsExactly("message", "y");
  }

  @Test
  void aTimeThatIsNoNumberIsPassedOver() {
    feed("retry: soon\nretry: -1\nretry:\n\n");
    assertThat(parser.retry()).isNull();
  }

  @Test
  void aStreamMayBeCutAnywhere() {
    byte[] stream =
        "\uFEFFid: 1\r\nevent: outcome\r\ndata: {\"a\":\"ä€😀\"}\r\n\r\n: x\r\rdata: b\n\n"
            .getBytes(StandardCharsets.UTF_8);
    feed(new String(stream, StandardCharsets.UTF_8));
    List<ServerSentEvent> whole = List.copyOf(events);
    assertThat(whole).hasSize(2);
    for (int first = 0; first < stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        events.clear();
        SseParser cut = new SseParser("", events::add);
        cut.feed(ByteBuffer.wrap(stream, 0, first));
        cut.feed(ByteBuffer.wrap(stream, first, second - first));
        cut.feed(ByteBuffer.wrap(stream, second, stream.length - second));
        assertThat(events).as("cut at %d and %d", first, second).isEqualTo(whole);
      }
    }
  }

  @Test
  void aLineWithoutEndIsNoStream() {
    ByteBuffer endless = ByteBuffer.allocate(SseParser.MAX_LINE_BYTES + 1);
    assertThatThrownBy(() -> parser.feed(endless)).isInstanceOf(IllegalStateException.class);
  }

  private void feed(String text) {
    parser.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }
}
