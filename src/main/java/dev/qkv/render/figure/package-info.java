/**
 * Figures drawn: {@link dev.qkv.render.figure.FigureText} one for a terminal, {@link dev.qkv.render.figure.Gallery} several, {@link
 * dev.qkv.render.figure.FigureSvg} as SVG. Loaded only where there is a figure to draw.
 */
@NullMarked
package dev.qkv.render.figure;

import org.jspecify.annotations.NullMarked;
