package dev.qkv.demo;

import dev.qkv.figure.Caption;

/**
 * Something that must hold of a result: {@code |expected - actual| <= tolerance}. The expected side is a published figure or comes by another path, never from
 * the code under check.
 */
public record Check(Caption name, double expected, double actual, double tolerance) {
    /** False also where actual is not a number. */
    public boolean ok() {
        return Math.abs(expected - actual) <= tolerance;
    }

    /** The name in English, as reports for programs have it. */
    public String label() {
        return name.en();
    }
}
