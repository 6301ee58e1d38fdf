package dev.trimtab.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How people sign in to the dashboard beside an API key. */
@ConfigMapping(prefix = "trimtab.sign-in")
public interface SignInConfig {
  /** By an identity provider, with OpenID Connect. */
  Oidc oidc();

  /** Which provider, and whom it may send. */
  interface Oidc {
    /**
     * The provider, as it calls itself in its tokens, such as {@code
     * https://idp.example.com/realms/main}: an https URL, or http on this machine. What is below it
     * at {@code /.well-known/openid-configuration} says the rest. Without it nobody signs in by a
     * provider. With it {@code trimtab.loops.public-url} is needed, and people come back to {@code
     * /v1/session/oidc/callback} below that, which is to be registered at the provider.
     */
    Optional<String> issuer();

    /** What the provider calls this server. */
    Optional<String> clientId();

    /** The secret that the provider gave for it. Without one it is a public client. */
    Optional<String> clientSecret();

    /** A file that holds it and nothing else, such as a mounted secret. */
    Optional<Path> clientSecretFile();

    /** What the provider is asked for, with blanks between; {@code openid} must be among it. */
    @WithDefault("openid profile email")
    String scopes();

    /** The claim that holds the groups of a person, as a list or a text. */
    @WithDefault("groups")
    String groupsClaim();

    /**
     * The claim that holds what people call a person. Without such a claim {@code
     * preferred_username} counts, then {@code email}, then {@code sub}.
     */
    @WithDefault("name")
    String nameClaim();

    /** What people call the provider, for the button. Without it, its host. */
    Optional<String> label();

    /**
     * After how long such a session ends, however much it is used. What the provider says of a
     * person is asked anew when they sign in again, and not before.
     */
    @WithDefault("12h")
    Duration lifetime();

    /** By how much the provider's clock may differ from this one. */
    @WithDefault("5s")
    Duration clockSkew();

    /**
     * Who gets in. The first rule that fits says the tenant; every other one that fits and names
     * the same tenant adds its scopes. Whom none fits is refused.
     */
    List<Rule> rules();
  }

  /** Whom it fits, by one of three, and what they may do. */
  interface Rule {
    /** Everybody in this group. */
    Optional<String> group();

    /**
     * Whoever has this address, or everybody at a domain, as in {@code @example.com}; where the
     * provider says that it has checked the address ({@code email_verified}).
     */
    Optional<String> email();

    /** Everybody of whom the provider says this, as in {@code hd=example.com}. */
    Optional<String> claim();

    /** The tenant that they come to; {@code *} makes them operators, who cross tenants. */
    Optional<String> tenant();

    /** What they may do there, with commas. */
    Optional<List<String>> scopes();
  }
}
