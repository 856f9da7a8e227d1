/** Attention, its masks, heads, caches and cost. */
@NullMarked
package dev.qkv.demo.attention;

import org.jspecify.annotations.NullMarked;
