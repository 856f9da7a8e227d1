/** Markdown trees, formulas and figures to ANSI, ASCII and SVG. */
@NullMarked
package dev.qkv.render;

import org.jspecify.annotations.NullMarked;
