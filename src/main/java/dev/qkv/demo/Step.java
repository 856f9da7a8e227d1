package dev.qkv.demo;

import dev.qkv.figure.Caption;

/**
 * An intermediate value worth looking at.
 *
 * @param name as in the formula, such as {@code scores}
 * @param caption how it came about
 * @param shape named dimensions, such as {@code [heads][n][n]}; empty for a number
 */
public record Step(String name, Caption caption, String shape, Value value) {}
