package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.loop.ChannelSettings.GithubIssue;
import dev.trimtab.server.channels.SendResult.Delivered;
import dev.trimtab.server.channels.SendResult.Failed;
import dev.trimtab.server.outbound.LoopbackOutbound;
import dev.trimtab.tenant.TenantId;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GithubIssuesTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TenantId ACME = new TenantId("acme");

  private final FakeGithub github = new FakeGithub();
  private final GithubIssues channel =
      new GithubIssues(LoopbackOutbound.open(VERTX), InstantSource.fixed(Notices.AT));

  @AfterEach
  void close() {
    github.close();
  }

  @AfterAll
  static void end() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aLoopHasOneIssueAndCommentsOnIt() {
    assertThat(send(Notices.message("d-1"))).isEqualTo(new Delivered("opened issue #1"));
    assertThat(send(Notices.ended("d-2"))).isEqualTo(new Delivered("commented on issue #1"));
    assertThat(github.issues()).hasSize(1);
    assertThat(github.comments(1)).hasSize(1);
    ObjectNode issue = github.issues().getFirst();
    assertThat(issue.get("labels")).hasToString("[\"regression\"]");
    assertThat(issue.get("assignees")).hasToString("[\"octocat\"]");
    assertThat(issue.get("body").asText())
        .contains("support-bot", "https://trimtab.example.com/loops/l-1")
        .as("nobody is called, nothing is HTML")
        .doesNotContain("@ana", "@bo", "<b>");
  }

  @Test
  void theSameAgainWritesNothing() {
    send(Notices.message("d-1"));
    assertThat(send(Notices.message("d-1"))).isEqualTo(new Delivered("said before, in issue #1"));
    send(Notices.ended("d-2"));
    assertThat(send(Notices.ended("d-2"))).isEqualTo(new Delivered("said before, in issue #1"));
    assertThat(github.issues()).hasSize(1);
    assertThat(github.comments(1)).hasSize(1);
  }

  @Test
  void anAnswerThatWasLostMakesNoSecondIssue() {
    github.loseAnswers(true);
    assertThat(send(Notices.message("d-1")))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.isFinal()).isFalse());
    github.loseAnswers(false);
    github.addForeign(70);
    assertThat(send(Notices.message("d-1"))).isEqualTo(new Delivered("said before, in issue #1"));
    assertThat(github.issues()).hasSize(71);
  }

  @Test
  void aWrongTokenIsFinalAndNotShown() {
    SendResult result =
        channel.send(settings(), new ChannelSecret.Token("ghp_wrong"), ACME, Notices.message("d"));
    assertThat(result).isEqualTo(Failed.forGood("answered 401: {\"message\":\"Bad credentials\"}"));
  }

  private SendResult send(Notice notice) {
    return channel.send(settings(), new ChannelSecret.Token("ghp_hush"), ACME, notice);
  }

  private GithubIssue settings() {
    return new GithubIssue("acme/bot", github.url(), List.of("regression"), List.of("octocat"));
  }
}
