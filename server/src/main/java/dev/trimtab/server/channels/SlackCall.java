package dev.trimtab.server.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.tenant.TenantId;
import java.net.URI;
import java.util.Map;

/**
 * A call to an incoming webhook of Slack, or of what takes the same: blocks, with a text for where
 * there are none. What was written elsewhere is plain text, which calls nobody and links nowhere.
 */
final class SlackCall {
  private static final String PURPOSE = "slack";
  private static final int MAX_HEADER = 150;
  private static final int MAX_SECTION = 2_900;
  private static final int MAX_FIELD = 500;
  private static final int MAX_URL = 2_900;

  private SlackCall() {}

  static OutboundCall of(ChannelSecret.SlackUrl secret, TenantId tenant, Notice notice) {
    return new OutboundCall(
        PURPOSE,
        OutboundCall.NamedBy.CALLER,
        "POST",
        URI.create(secret.url()),
        Map.of("Content-Type", "application/json; charset=utf-8", "User-Agent", "Trimtab"),
        body(tenant, notice),
        false);
  }

  private static byte[] body(TenantId tenant, Notice notice) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("text", escaped(Facts.line(notice.headline(), MAX_SECTION)));
    ArrayNode blocks = message.putArray("blocks");
    plain(blocks.addObject().put("type", "header"), Facts.line(notice.headline(), MAX_HEADER));
    Subject subject = notice.subject();
    if (subject != null) {
      section(blocks, subject.entry().why());
    }
    if (notice.text() != null) {
      section(blocks, notice.text());
    }
    ArrayNode facts = blocks.addObject().put("type", "context").putArray("elements");
    Facts.of(tenant, notice)
        .forEach((name, fact) -> element(facts, name + ": " + Facts.line(fact, MAX_FIELD)));
    String url = notice.loopUrl();
    if (url != null && url.length() <= MAX_URL) {
      blocks
          .addObject()
          .put("type", "section")
          .putObject("text")
          .put("type", "mrkdwn")
          .put("text", "<" + escaped(url).replace("|", "%7C") + "|Open the loop>");
    }
    try {
      return Json.MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void section(ArrayNode blocks, String text) {
    if (!text.isBlank()) {
      plain(blocks.addObject().put("type", "section"), Facts.cut(text, MAX_SECTION));
    }
  }

  private static void plain(ObjectNode block, String text) {
    element(block.putObject("text"), text);
  }

  private static void element(ArrayNode elements, String text) {
    element(elements.addObject(), text);
  }

  private static void element(ObjectNode element, String text) {
    element.put("type", "plain_text").put("text", text).put("emoji", false);
  }

  /** The three characters that mean something in every text of Slack. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
