/**
 * Questions asked and answers graded, without a terminal, a clock or a store: {@link Selection} chooses, {@link Asker} makes concrete, {@link Grader} judges,
 * {@link Session} leads through a sitting.
 */
@NullMarked
package dev.qkv.quiz;

import org.jspecify.annotations.NullMarked;
