/**
 * CommonMark: the one parser configuration, bounds on what is parsed, and safe HTML.
 *
 * <p>{@link dev.qkv.markdown.Markdown} parses, {@link dev.qkv.markdown.SafeHtml} turns a tree into HTML that carries no raw HTML and no unsafe address.
 */
@NullMarked
package dev.qkv.markdown;

import org.jspecify.annotations.NullMarked;
