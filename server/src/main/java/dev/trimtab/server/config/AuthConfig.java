package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who gets in. */
@ConfigMapping(prefix = "trimtab.auth")
public interface AuthConfig {
  /**
   * Makes another operator key at this start and writes it to {@code admin.key}: the way back in
   * when every operator key was lost. The others stay good until they are revoked.
   */
  @WithDefault("false")
  boolean newAdminKey();

  /** API keys. */
  Keys keys();

  /** JSON Web Tokens that somebody else issues. */
  Jwt jwt();

  /** People who have signed in to the dashboard. */
  Session session();

  /** How long sessions last. */
  interface Session {
    /**
     * What their cookies are signed with, at least 32 bytes in UTF-8, the same on every server of a
     * store: else each knows its own sessions alone. Default: a random one, kept in {@code
     * session.key} of the data folder. Better set by the environment than in a file.
     */
    Optional<String> secret();

    /** After how long without a request a session ends. */
    @WithDefault("12h")
    Duration idle();

    /** After how long a session ends, however much it is used. */
    @WithDefault("7d")
    Duration lifetime();
  }

  /** How the API keys in memory follow those in the store. */
  interface Keys {
    /** How often the server looks for keys that were made, rotated or revoked elsewhere. */
    @WithDefault("1s")
    Duration refresh();

    /**
     * How old the keys in memory may become before the server calls itself not ready. With an
     * embedded database keys known stay good meanwhile; on PostgreSQL, where another server may
     * have revoked them, they are answered with 503.
     */
    @WithDefault("5s")
    Duration maxAge();

    /** How often the times of last use are written to the store. */
    @WithDefault("1m")
    Duration lastUseFlush();
  }

  /** Which tokens are accepted. */
  interface Jwt {
    /**
     * The secret that signs tokens (HS256), at least 32 bytes in UTF-8. Without it such tokens are
     * refused. Better set by the environment than in a file.
     */
    Optional<String> secret();

    /**
     * Where the issuer shows its public keys (JWKS), for tokens signed by RS256, RS384, RS512,
     * PS256, PS384, PS512, ES256, ES384, ES512 or EdDSA (Ed25519): an https URL, or http on this
     * machine. Without it such tokens are refused. Set the audience too where the issuer serves
     * others as well.
     */
    Optional<String> jwksUrl();

    /** How often the keys are fetched anew. Those known stay good where that fails. */
    @WithDefault("5m")
    Duration jwksRefresh();

    /**
     * The least time between two fetches, however many tokens name keys that are not known, which
     * is how a rotation is noticed.
     */
    @WithDefault("5s")
    Duration jwksCoolDown();

    /** What {@code iss} must say. Without it any issuer that has the secret is accepted. */
    Optional<String> issuer();

    /**
     * What {@code aud} must say, or hold where it is a list. Without it tokens that name an
     * audience are refused, for they are meant for somebody else.
     */
    Optional<String> audience();

    /** By how much the issuer's clock may differ from this one. */
    @WithDefault("5s")
    Duration clockSkew();
  }
}
