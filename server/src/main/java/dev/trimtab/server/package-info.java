@NullMarked
package dev.trimtab.server;

import org.jspecify.annotations.NullMarked;
