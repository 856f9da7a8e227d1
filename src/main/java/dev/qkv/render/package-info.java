/**
 * Markdown trees, formulas and figures to ANSI, ASCII and SVG.
 *
 * <p>{@link dev.qkv.render.TerminalMarkdown} renders a text, {@link dev.qkv.render.InlineText} one paragraph of it. {@link dev.qkv.render.text} holds the
 * styled lines they give and the {@link dev.qkv.render.text.Printer} that prints them.
 */
@NullMarked
package dev.qkv.render;

import org.jspecify.annotations.NullMarked;
