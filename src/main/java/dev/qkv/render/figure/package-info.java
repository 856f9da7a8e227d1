/** Figures drawn for a terminal: {@link dev.qkv.render.figure.FigureText} is the way in. Loaded only where there is a figure to draw. */
@NullMarked
package dev.qkv.render.figure;

import org.jspecify.annotations.NullMarked;
