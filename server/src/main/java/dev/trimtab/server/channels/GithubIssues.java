package dev.trimtab.server.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.client.Json;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.server.channels.Notice.Subject;
import dev.trimtab.server.outbound.Outbound;
import dev.trimtab.server.outbound.OutboundCall;
import dev.trimtab.server.outbound.OutboundResult;
import dev.trimtab.server.outbound.OutboundResult.Answered;
import dev.trimtab.tenant.TenantId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens an issue for each loop and comments on it. What is written holds a mark that nobody sees,
 * and is looked for before anything is written: the same notice again writes nothing.
 */
final class GithubIssues {
  private static final String PURPOSE = "github";

  /** A page of so many issues stays below what an answer may have, where they are long. */
  private static final int PAGE = 30;

  private static final int MOST_PAGES = 30;

  /** By how much the clock over there may be behind. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final Outbound outbound;
  private final InstantSource clock;

  GithubIssues(Outbound outbound, InstantSource clock) {
    this.outbound = outbound;
    this.clock = clock;
  }

  SendResult send(GithubIssue settings, ChannelSecret.Token token, TenantId tenant, Notice notice) {
    Calls calls = new Calls(settings, token);
    try {
      return calls.say(tenant, notice);
    } catch (NotTaken notTaken) {
      return notTaken.result;
    }
  }

  /** Ends the whole where one call was not taken. */
  private static final class NotTaken extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient SendResult result;

    NotTaken(SendResult result) {
      super(null, null, false, false);
      this.result = result;
    }
  }

  /** The calls for one notice. */
  private final class Calls {
    private final GithubIssue settings;
    private final ChannelSecret.Token token;
    private final String issues;

    Calls(GithubIssue settings, ChannelSecret.Token token) {
      this.settings = settings;
      this.token = token;
      this.issues = "/repos/" + settings.repository() + "/issues";
    }

    SendResult say(TenantId tenant, Notice notice) throws NotTaken {
      Subject subject = notice.subject();
      String about = IssueText.mark("loop", subject == null ? notice.id() : subject.loop().id());
      String said = IssueText.mark("notice", notice.id());
      Instant since = subject == null ? notice.at() : subject.loop().openedAt();
      Optional<JsonNode> issue =
          find(issues + "?state=all&sort=created&direction=desc", since, about);
      if (issue.isEmpty()) {
        JsonNode made = post(issues, issue(tenant, notice, about + "\n" + said));
        return new SendResult.Delivered("opened issue #" + made.path("number").asLong());
      }
      long number = issue.get().path("number").asLong();
      String comments = issues + "/" + number + "/comments";
      if (issue.get().path("body").asText().contains(said)
          || find(comments + "?", notice.at(), said).isPresent()) {
        return new SendResult.Delivered("said before, in issue #" + number);
      }
      ObjectNode comment = Json.MAPPER.createObjectNode();
      post(comments, comment.put("body", IssueText.comment(notice) + "\n" + said));
      return new SendResult.Delivered("commented on issue #" + number);
    }

    private ObjectNode issue(TenantId tenant, Notice notice, String marks) {
      ObjectNode issue = Json.MAPPER.createObjectNode();
      issue.put("title", IssueText.title(notice));
      issue.put("body", IssueText.body(tenant, notice) + "\n" + marks);
      settings.labels().forEach(issue.withArray("labels")::add);
      settings.assignees().forEach(issue.withArray("assignees")::add);
      return issue;
    }

    /** What was changed since then and holds the mark. */
    private Optional<JsonNode> find(String query, Instant since, String mark) throws NotTaken {
      String from = since.minus(SKEW).truncatedTo(ChronoUnit.SECONDS).toString();
      for (int page = 1; page <= MOST_PAGES; page++) {
        JsonNode found =
            call("GET", query + "&since=" + from + "&per_page=" + PAGE + "&page=" + page, null);
        for (JsonNode each : found) {
          if (each.path("body").asText().contains(mark)) {
            return Optional.of(each);
          }
        }
        if (found.size() < PAGE) {
          return Optional.empty();
        }
      }
      throw new NotTaken(
          SendResult.Failed.forGood(
              "too much was written in " + settings.repository() + " since to look through"));
    }

    private JsonNode post(String path, ObjectNode body) throws NotTaken {
      return call("POST", path, body);
    }

    private JsonNode call(String method, String path, @Nullable ObjectNode body) throws NotTaken {
      URI target = Targets.below(settings.apiUrl(), path);
      OutboundResult result =
          outbound.send(
              new OutboundCall(
                  PURPOSE,
                  OutboundCall.NamedBy.CALLER,
                  method,
                  target,
                  headers(),
                  body == null ? null : bytes(body),
                  body == null));
      List<String> hidden = Authorization.hidden(token);
      if (!(result instanceof Answered answered) || !answered.isSuccess()) {
        throw new NotTaken(Answers.read(result, hidden, clock.instant()));
      }
      try {
        return Json.MAPPER.readTree(answered.body());
      } catch (IOException unreadable) {
        throw new NotTaken(SendResult.Failed.forNow("the answer is no JSON"));
      }
    }

    private Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Accept", "application/vnd.github+json");
      headers.put("Authorization", "Bearer " + token.token());
      headers.put("Content-Type", "application/json");
      headers.put("User-Agent", "Trimtab");
      headers.put("X-GitHub-Api-Version", "2022-11-28");
      return headers;
    }
  }

  private static byte[] bytes(ObjectNode body) {
    try {
      return Json.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
