/**
 * Makes of the built program what is installed: a zip, a Debian package and a container image.
 * Equal builds give equal files, byte for byte.
 */
@NullMarked
package dev.trimtab.dist;

import org.jspecify.annotations.NullMarked;
