/** Tenants: their numbers, their settings, and how they begin and end. */
@NullMarked
package dev.trimtab.storage.sql.tenant;

import org.jspecify.annotations.NullMarked;
