/**
 * Question-and-answer Markdown that nobody wrote for qkv: which blocks of a parsed document are questions, where each answer ends, and what is no
 * question at all. {@link dev.qkv.notes.foreign.ForeignReader} reads a text.
 *
 * <p>A document is walked twice as a row of {@link dev.qkv.notes.foreign.Piece}s: {@link dev.qkv.notes.foreign.Evidence} counts what could start a
 * question in each {@link dev.qkv.notes.foreign.Form} and chooses, then {@link dev.qkv.notes.foreign.Assembler} cuts the cards.
 */
@NullMarked
package dev.qkv.notes.foreign;

import org.jspecify.annotations.NullMarked;
