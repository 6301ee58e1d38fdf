package dev.trimtab.outcome;

/** How often a failure class was counted. {@code other} holds the classes above the cap. */
public record FailureCount(String failureClass, long count) {}
