/**
 * Research requests and what was learned. An {@link dev.trimtab.intake.Intake} is a question that
 * somebody, or an improvement loop, wants looked into; a {@link dev.trimtab.intake.Lesson} is what
 * came of a loop or of work by hand, kept for the next time.
 */
@NullMarked
package dev.trimtab.intake;

import org.jspecify.annotations.NullMarked;
