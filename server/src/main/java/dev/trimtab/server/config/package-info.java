/** What can be configured, area by area. Defaults live here and nowhere else. */
@NullMarked
package dev.trimtab.server.config;

import org.jspecify.annotations.NullMarked;
