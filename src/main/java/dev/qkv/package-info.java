/**
 * qkv, a study bench for LLM internals in the terminal. A map of the house; arrows point one way, {@code ArchitectureTest} holds them:
 *
 * <ul>
 *   <li>{@link dev.qkv.Main} wires everything and is the only place that touches the process.
 *   <li>{@code cli} turns arguments into calls; {@code app} does what a verb promises by joining the rooms below.
 *   <li>{@code config} folders, locale, messages.
 *   <li>{@code model} concepts and questions; {@code markdown} and {@code notes} read them; {@code search} finds them.
 *   <li>{@code demo} the mechanisms, {@code figure} what they draw.
 *   <li>{@code schedule}, {@code quiz}, {@code store} when a card is due, what a session is, what is kept.
 *   <li>{@code render}, {@code terminal} what is seen; {@code exchange} what other programs read.
 * </ul>
 */
@NullMarked
package dev.qkv;

import org.jspecify.annotations.NullMarked;
