/**
 * FSRS-6, pure: a card's state, a rating and a time give the next state. Nothing here reads a clock or keeps anything.
 *
 * <p>{@link dev.qkv.schedule.MemoryModel} is the published equations, {@link dev.qkv.schedule.LearningSteps} the short delays before a
 * card graduates, {@link dev.qkv.schedule.Scheduler} joins them; {@link dev.qkv.schedule.Event} is a line of the log and
 * {@link dev.qkv.schedule.Derivation} folds lines into states.
 */
@NullMarked
package dev.qkv.schedule;

import org.jspecify.annotations.NullMarked;
