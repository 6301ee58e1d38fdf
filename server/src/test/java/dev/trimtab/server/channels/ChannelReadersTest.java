package dev.trimtab.server.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.input.FieldFault;
import dev.trimtab.input.InvalidInputException;
import dev.trimtab.loop.ChannelSettings;
import dev.trimtab.loop.ChannelSettings.AlertmanagerPush;
import dev.trimtab.loop.ChannelSettings.Webhook;
import dev.trimtab.server.channels.ChannelSecret.Signing;
import dev.trimtab.server.channels.SecretReader.Before;
import dev.trimtab.server.http.BodyFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults name the field, repeat no secret, and come all at once. */
class ChannelReadersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final ChannelSettings WEBHOOK =
      settings("{'kind':'webhook','settings':{'url':'https://a.example.com/'}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | /kind",
        "{'kind':'pigeon'} | /kind",
        "{'kind':'webhook'} | /settings/url",
        "{'kind':'webhook','settings':{'url':'ftp://a'}} | /settings/url",
        "{'kind':'webhook','settings':{'url':'https://u:p@a.example.com/'}} | /settings/url",
        "{'kind':'webhook','settings':{'url':'https://a_b/'}} | /settings/url",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/[' }} | /settings/url",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','timeout':'2m'}} | /settings/timeout",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','timeout':'soon'}} | /settings/timeout",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','headers':{'Host':'b'}}} | /settings/headers/Host",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','headers':{'Authorization':'b'}}} | /settings/headers/Authorization",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','headers':{'webhook-id':'b'}}} | /settings/headers/webhook-id",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','headers':{'X':'a\\r\\nb'}}} | /settings/headers/X",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','headers':{'X y':'a'}}} | /settings/headers",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','to':['a@b.c']}} | /settings/to",
        "{'kind':'webhook','settings':{'url':'https://a.example.com:99999/'}} | /settings/url",
        "{'kind':'webhook','settings':{'url':'https://a.example.com/','headers':{'X':'a','x':'b'}}} | /settings/headers",
        "{'kind':'slack','settings':{'url':'https://hooks.slack.com/'}} | /settings/url",
        "{'kind':'mail','settings':{}} | /settings/to",
        "{'kind':'mail','settings':{'to':['ana@example.com','Ana <ana@example.com>']}} | /settings/to/1",
        "{'kind':'mail','settings':{'to':['a@b.c\\r\\nBcc: x@y.z']}} | /settings/to/0",
        "{'kind':'mail','settings':{'to':['a@b.c'],'from':'x'}} | /settings/from",
        "{'kind':'github_issue','settings':{'repository':'acme'}} | /settings/repository",
        "{'kind':'github_issue','settings':{'repository':'acme/..'}} | /settings/repository",
        "{'kind':'github_issue','settings':{'repository':'a/b','api_url':'https://a.example.com/?x'}} | /settings/api_url",
        "{'kind':'github_issue','settings':{'repository':'a/b','assignees':['a b']}} | /settings/assignees/0",
        "{'kind':'alertmanager','settings':{'url':'https://a.example.com/#x'}} | /settings/url",
        "{'kind':'alertmanager','settings':{'url':'https://a.example.com/'},'name':'x'} | /name",
      })
  void aFaultOfTheSettingsNamesTheField(String body, String pointer) {
    BodyFields fields = fields(body);
    SettingsReader.read(fields);
    assertThat(faults(fields)).extracting(FieldFault::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'webhook','settings':{'url':'https://a.example.com/x?y=z','headers':{'X-A':'b'},'timeout':'30s'}}",
        "{'kind':'slack','settings':{}}",
        "{'kind':'mail','settings':{'to':['a@b.c'],'from':'x@y.z'}}",
        "{'kind':'github_issue','settings':{'repository':'a/b','api_url':'https://g.example.com/api/v3','labels':['x'],'assignees':['y']}}",
        "{'kind':'alertmanager','settings':{'url':'https://a.example.com/am'}}",
      })
  void whatIsKeptIsWhatWasSaid(String body) {
    ChannelSettings settings = settings(body);
    assertThat(Channels.document(settings)).isEqualTo(body.replace('\'', '"'));
  }

  @Test
  void aWebhookGetsAKeyAndKeepsIt() {
    SecretReader first = reader("{}", Before.NOTHING);
    Signing made = (Signing) first.read(WEBHOOK);
    assertThat(first.made()).startsWith("whsec_").isEqualTo(made.keys().getFirst().value());
    assertThat(SigningKeys.bytes(made.keys().getFirst().value()).orElseThrow()).hasSize(32);

    SecretReader second = reader("{'authorization':'Bearer x'}", new Before(true, made, true));
    assertThat(second.read(WEBHOOK)).isEqualTo(new Signing(made.keys(), "Bearer x"));
    assertThat(second.made()).isNull();
  }

  @Test
  void aRotatedKeySignsBesideTheOneBeforeForADay() {
    Signing old = new Signing(List.of(new Signing.Key(OLD, null)), null);
    SecretReader reader = reader("{'rotate':true}", new Before(true, old, true));
    Signing rotated = (Signing) reader.read(WEBHOOK);
    assertThat(rotated.keys())
        .containsExactly(
            new Signing.Key(reader.made(), null),
            new Signing.Key(OLD, NOW.plus(Duration.ofDays(1))));
  }

  /** Else whoever may change a channel could have its secret sent to themselves. */
  @Test
  void aSecretDoesNotGoToAnotherHost() {
    Before moved =
        new Before(true, new Signing(List.of(new Signing.Key(OLD, null)), "Bearer x"), false);
    assertFault("{}", moved, WEBHOOK, "/secret/authorization");
    assertThat(read("{'authorization':'Bearer y'}", moved, WEBHOOK)).isInstanceOf(Signing.class);
    Before token = new Before(true, new ChannelSecret.Token("hush"), false);
    assertFault("{}", token, new AlertmanagerPush("https://b.example.com"), "/secret/token");
    ChannelSettings github = settings("{'kind':'github_issue','settings':{'repository':'a/b'}}");
    assertFault("{}", token, github, "/secret/token");
    assertThat(read("{}", new Before(true, new ChannelSecret.Token("hush"), true), github))
        .isEqualTo(new ChannelSecret.Token("hush"));
  }

  @Test
  void whichHostIsMeantCounts() {
    Webhook one = (Webhook) WEBHOOK;
    assertThat(Targets.isSameHost(one, with("https://a.example.com/other"))).isTrue();
    assertThat(Targets.isSameHost(one, with("http://a.example.com/"))).isFalse();
    assertThat(Targets.isSameHost(one, with("https://a.example.com:444/"))).isFalse();
    assertThat(Targets.isSameHost(one, with("https://b.example.com/"))).isFalse();
    assertThat(Targets.isSameHost(one, new AlertmanagerPush("https://a.example.com/"))).isFalse();
  }

  @Test
  void aFaultOfASecretRepeatsNothingOfIt() {
    ChannelSettings alertmanager = new AlertmanagerPush("https://a.example.com");
    ChannelSettings slack = settings("{'kind':'slack'}");
    assertFault("{'signing_keys':['hush']}", Before.NOTHING, WEBHOOK, "/secret/signing_keys/0");
    assertFault("{'token':'hush'}", Before.NOTHING, WEBHOOK, "/secret/token");
    assertFault("{'authorization':'hush\\n'}", Before.NOTHING, WEBHOOK, "/secret/authorization");
    assertFault("{'rotate':'hush'}", Before.NOTHING, WEBHOOK, "/secret/rotate");
    assertFault("{}", Before.NOTHING, slack, "/secret/url");
    assertFault("{'url':'hush'}", Before.NOTHING, slack, "/secret/url");
    assertFault("{'url':'https://a.b/[hush'}", Before.NOTHING, slack, "/secret/url");
    assertFault("{'user':'hush'}", Before.NOTHING, alertmanager, "/secret/password");
    assertFault("{'user':'a:b','password':'hush'}", Before.NOTHING, alertmanager, "/secret/user");
    assertFault(
        "{'token':'x','user':'a','password':'hush'}",
        Before.NOTHING,
        alertmanager,
        "/secret/token");
    assertFault("{}", new Before(true, null, true), WEBHOOK, "/secret/signing_keys");
    assertThat(read("{}", Before.NOTHING, alertmanager)).isNull();
  }

  private static void assertFault(
      String secret, Before before, ChannelSettings settings, String pointer) {
    BodyFields fields = fields("{'secret':" + secret + "}");
    new SecretReader(fields.object("secret"), before, NOW).read(settings);
    List<FieldFault> faults = faults(fields);
    assertThat(faults).extracting(FieldFault::pointer).containsExactly(pointer);
    assertThat(faults.toString()).doesNotContain("hush");
  }

  private static ChannelSecret read(String secret, Before before, ChannelSettings settings) {
    BodyFields fields = fields("{'secret':" + secret + "}");
    ChannelSecret read = new SecretReader(fields.object("secret"), before, NOW).read(settings);
    fields.finish();
    return read;
  }

  private static SecretReader reader(String secret, Before before) {
    return new SecretReader(fields("{'secret':" + secret + "}").object("secret"), before, NOW);
  }

  private static List<FieldFault> faults(BodyFields fields) {
    try {
      fields.finish();
      return List.of();
    } catch (InvalidInputException invalid) {
      return invalid.faults();
    }
  }

  private static ChannelSettings settings(String body) {
    BodyFields fields = fields(body);
    ChannelSettings settings = SettingsReader.read(fields);
    fields.finish();
    return settings;
  }

  private static Webhook with(String url) {
    return new Webhook(url, Map.of(), Webhook.DEFAULT_TIMEOUT);
  }

  private static BodyFields fields(String body) {
    return BodyFields.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
