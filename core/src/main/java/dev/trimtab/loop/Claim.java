package dev.trimtab.loop;

import java.util.OptionalInt;

/**
 * The claim that decides.
 *
 * @param verdict what it says
 * @param guardrail which of them is worse; empty where it is about the series itself
 * @param position of the sample with which it could be made
 * @param error the probability of making it though it is false
 */
public record Claim(Verdict verdict, OptionalInt guardrail, long position, double error) {}
