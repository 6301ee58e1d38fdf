@NullMarked
package dev.trimtab.client;

import org.jspecify.annotations.NullMarked;
