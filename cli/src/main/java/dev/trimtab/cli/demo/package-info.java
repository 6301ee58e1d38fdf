/**
 * A simulated fleet for a first look: three tenants, two weeks of history, one regression in
 * progress. Every event says that it is simulated.
 */
@NullMarked
package dev.trimtab.cli.demo;

import org.jspecify.annotations.NullMarked;
