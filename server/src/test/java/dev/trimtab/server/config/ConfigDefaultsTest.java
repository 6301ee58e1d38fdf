package dev.trimtab.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {
  @Test
  void http() {
    HttpConfig config = Defaults.of(HttpConfig.class);
    assertThat(config.bind()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8433);
    assertThat(config.basePath()).isEqualTo("/");
    assertThat(config.trustedProxies()).isEmpty();
    assertThat(config.tls().certificate()).isEmpty();
    assertThat(config.tls().key()).isEmpty();
    assertThat(config.tls().reload()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.tls().redirectPort()).isEmpty();
    assertThat(config.management().port()).isEmpty();
    assertThat(config.management().bind()).isEqualTo("127.0.0.1");
  }

  @Test
  void log() {
    LogConfig config = Defaults.of(LogConfig.class);
    assertThat(config.level()).isEqualTo(LogConfig.Level.INFO);
    assertThat(config.json()).isFalse();
    assertThat(config.requests()).isFalse();
  }

  @Test
  void tracing() {
    TracingConfig config = Defaults.of(TracingConfig.class);
    assertThat(config.endpoint()).isEmpty();
    assertThat(config.headers()).isEmpty();
    assertThat(config.share()).isEqualTo(1);
    assertThat(config.serviceName()).isEqualTo("trimtab");
  }

  @Test
  void storage() {
    StorageConfig config = Defaults.of(StorageConfig.class);
    assertThat(config.data()).isEqualTo(Path.of("/home/ada/.trimtab"));
    assertThat(config.ephemeral()).isFalse();
    assertThat(config.readers()).isEqualTo(4);
    assertThat(config.readerCacheKib()).isEqualTo(8_192);
    assertThat(config.writerCacheKib()).isEqualTo(8_192);
    assertThat(config.maxBytes()).isEmpty();
    assertThat(config.url()).isEmpty();
  }

  @Test
  void postgres() {
    PostgresConfig config = Defaults.of(PostgresConfig.class);
    assertThat(config.user()).isEmpty();
    assertThat(config.password()).as("no secret has a default").isEmpty();
    assertThat(config.passwordFile()).isEmpty();
    assertThat(config.directUrl()).isEmpty();
    assertThat(config.directUser()).isEmpty();
    assertThat(config.directPassword()).as("no secret has a default").isEmpty();
    assertThat(config.directPasswordFile()).isEmpty();
    assertThat(config.readerUrl()).isEmpty();
    assertThat(config.readers()).isEqualTo(8);
    assertThat(config.writers()).isEqualTo(8);
    assertThat(config.distribution()).isEqualTo(PostgresConfig.Distribution.NONE);
  }

  @Test
  void ingest() {
    IngestConfig config = Defaults.of(IngestConfig.class);
    assertThat(config.lanes()).isEmpty();
    assertThat(config.tenantQueueEvents()).isEqualTo(20_000);
    assertThat(config.tenantQueueBytes()).isEqualTo(32L << 20);
    assertThat(config.totalQueueBytes()).isEqualTo(64L << 20);
    assertThat(config.groupEvents()).isEqualTo(2_000);
    assertThat(config.sharedGroupEvents()).isEmpty();
  }

  @Test
  void limits() {
    LimitsConfig config = Defaults.of(LimitsConfig.class);
    assertThat(config.seriesPerTenant()).isEqualTo(50_000);
    assertThat(config.keysPerTenant()).isEqualTo(1_000);
  }

  @Test
  void retention() {
    RetentionConfig config = Defaults.of(RetentionConfig.class);
    assertThat(config.rawDays()).as("for ever").isZero();
    assertThat(config.minuteDays()).isEqualTo(15);
    assertThat(config.rollupDays()).as("for ever").isZero();
    assertThat(config.every()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.stepRows()).isEqualTo(500);
  }

  @Test
  void streams() {
    StreamsConfig config = Defaults.of(StreamsConfig.class);
    assertThat(config.perTenant()).isEqualTo(50);
    assertThat(config.total()).isEqualTo(200);
    assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.pace()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.stall()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void operations() {
    OperationsConfig config = Defaults.of(OperationsConfig.class);
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.silence()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.keep()).isEqualTo(Duration.ofDays(30));
    assertThat(config.keptPerTenant()).isEqualTo(1_000);
    assertThat(config.runningPerTenant()).isEqualTo(16);
    assertThat(config.silencesPerTenant()).isEqualTo(500);
    assertThat(config.poll()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void domains() {
    DomainsConfig config = Defaults.of(DomainsConfig.class);
    assertThat(config.withSettings()).isEqualTo(10_000);
    assertThat(config.refresh()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void auth() {
    AuthConfig config = Defaults.of(AuthConfig.class);
    assertThat(config.session().secret()).isEmpty();
    assertThat(config.session().idle()).isEqualTo(Duration.ofHours(12));
    assertThat(config.session().lifetime()).isEqualTo(Duration.ofDays(7));
    assertThat(config.newAdminKey()).isFalse();
    assertThat(config.keys().refresh()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.keys().maxAge()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.keys().lastUseFlush()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.jwt().secret()).as("no secret has a default").isEmpty();
    assertThat(config.jwt().jwksUrl()).isEmpty();
    assertThat(config.jwt().jwksRefresh()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.jwt().jwksCoolDown()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.jwt().issuer()).isEmpty();
    assertThat(config.jwt().audience()).isEmpty();
    assertThat(config.jwt().clockSkew()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void outbound() {
    OutboundConfig config = Defaults.of(OutboundConfig.class);
    assertThat(config.allowedHosts()).isEmpty();
    assertThat(config.privateHosts()).isEmpty();
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.attempts()).isEqualTo(3);
    assertThat(config.backOff()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.maxAnswerBytes()).isEqualTo(1 << 20);
    assertThat(config.breakerFailures()).isEqualTo(5);
    assertThat(config.breakerPause()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void channels() {
    ChannelsConfig config = Defaults.of(ChannelsConfig.class);
    assertThat(config.perTenant()).isEqualTo(100);
    assertThat(config.testsPerMinute()).isEqualTo(10);
  }

  @Test
  void secrets() {
    SecretsConfig config = Defaults.of(SecretsConfig.class);
    assertThat(config.key()).as("no secret has a default").isEmpty();
    assertThat(config.previousKey()).isEmpty();
  }

  @Test
  void mail() {
    SmtpConfig config = Defaults.of(SmtpConfig.class);
    assertThat(config.host()).isEmpty();
    assertThat(config.port()).isEmpty();
    assertThat(config.security()).isEqualTo(SmtpConfig.Security.STARTTLS);
    assertThat(config.user()).isEmpty();
    assertThat(config.password()).as("no secret has a default").isEmpty();
    assertThat(config.passwordFile()).isEmpty();
    assertThat(config.from()).isEmpty();
    assertThat(config.allowedDomains()).isEmpty();
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void signIn() {
    SignInConfig.Oidc config = Defaults.of(SignInConfig.class).oidc();
    assertThat(config.issuer()).isEmpty();
    assertThat(config.clientId()).isEmpty();
    assertThat(config.clientSecret()).as("no secret has a default").isEmpty();
    assertThat(config.clientSecretFile()).isEmpty();
    assertThat(config.scopes()).isEqualTo("openid profile email");
    assertThat(config.groupsClaim()).isEqualTo("groups");
    assertThat(config.nameClaim()).isEqualTo("name");
    assertThat(config.label()).isEmpty();
    assertThat(config.lifetime()).isEqualTo(Duration.ofHours(12));
    assertThat(config.clockSkew()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.rules()).isEmpty();
  }

  @Test
  void quotas() {
    QuotaConfig config = Defaults.of(QuotaConfig.class);
    assertThat(config.requests()).isEmpty();
    assertThat(config.bytes()).isEmpty();
    assertThat(config.events()).isEmpty();
    assertThat(config.refresh()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsSetCountsAndWhatDoesNotExistIsRefused() {
    assertThat(Defaults.with(HttpConfig.class, Map.of("trimtab.http.port", "9000")).port())
        .isEqualTo(9000);
    Map<String, String> misspelt = Map.of("trimtab.http.prot", "9000");
    assertThatThrownBy(() -> Defaults.with(HttpConfig.class, misspelt))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("trimtab.http.prot");
  }
}
