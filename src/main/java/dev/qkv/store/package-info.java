/** SQLite: the append-only review log and the states derived from it. */
@NullMarked
package dev.qkv.store;

import org.jspecify.annotations.NullMarked;
