@NullMarked
package dev.trimtab.storage.sql;

import org.jspecify.annotations.NullMarked;
