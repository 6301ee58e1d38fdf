package dev.trimtab.storage.sql.read;

import dev.trimtab.storage.sql.schema.KeptFrom;

/**
 * A tenant that has rows.
 *
 * @param number what stands for it in them
 * @param kept from when on they are kept
 * @param domains in how many domains they are
 */
record FoundTenant(long number, KeptFrom kept, long domains) {}
