/** What the server does by itself, beside the requests. */
@NullMarked
package dev.trimtab.server.jobs;

import org.jspecify.annotations.NullMarked;
