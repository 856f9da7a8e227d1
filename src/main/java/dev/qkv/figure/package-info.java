/** Figures as data: heatmaps, plots, bars, tables. */
@NullMarked
package dev.qkv.figure;

import org.jspecify.annotations.NullMarked;
