/** What is known beside the outcomes: markers on the time line, and settings of domains. */
@NullMarked
package dev.trimtab.context;

import org.jspecify.annotations.NullMarked;
