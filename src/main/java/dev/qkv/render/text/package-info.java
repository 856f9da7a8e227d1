/** Styled text: spans with a role, lines, wrapping, and the printer that turns them into plain text or ANSI. */
@NullMarked
package dev.qkv.render.text;

import org.jspecify.annotations.NullMarked;
