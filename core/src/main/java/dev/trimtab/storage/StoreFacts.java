package dev.trimtab.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds, for those who save it and bring it back.
 *
 * @param schemaVersion the newest migration in it
 * @param tenants how many tenants
 * @param events how many events that are kept and not voided
 * @param keys how many API keys
 * @param latest when its latest event happened; null where it has none
 */
public record StoreFacts(
    String schemaVersion, long tenants, long events, long keys, @Nullable Instant latest) {}
