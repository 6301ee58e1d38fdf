package dev.trimtab.server.auth;

import java.time.Duration;
import java.util.Optional;

/**
 * What makes a token a good one, beside its signature.
 *
 * @param issuer who must have issued it; empty for anybody who has the key
 * @param audience whom it must be meant for; empty for tokens that name no audience
 * @param clockSkew by how much the issuer's clock may differ from ours
 */
record TokenRules(Optional<String> issuer, Optional<String> audience, Duration clockSkew) {}
