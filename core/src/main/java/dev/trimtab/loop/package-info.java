/**
 * Improvement loops: when a series declines, steps are taken, and fresh outcomes show whether they
 * helped. A {@link dev.trimtab.loop.LoopTemplate} says when and what; a {@link
 * dev.trimtab.loop.Loop} is one instance of it, from its trigger to its verdict.
 */
@NullMarked
package dev.trimtab.loop;

import org.jspecify.annotations.NullMarked;
