/** The bundle of every port, opened and closed as one. */
@NullMarked
package dev.trimtab.storage;

import org.jspecify.annotations.NullMarked;
