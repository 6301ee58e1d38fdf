/**
 * Loop templates as people write them: YAML or JSON in, canonical YAML out, and ten to begin with.
 */
@NullMarked
package dev.trimtab.server.templates;

import org.jspecify.annotations.NullMarked;
