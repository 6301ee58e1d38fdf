/** Significant changes: how series are watched for them, and what is told of them. */
@NullMarked
package dev.trimtab.server.changes;

import org.jspecify.annotations.NullMarked;
