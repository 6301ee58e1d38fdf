@NullMarked
package dev.trimtab.storage.kit;

import org.jspecify.annotations.NullMarked;
