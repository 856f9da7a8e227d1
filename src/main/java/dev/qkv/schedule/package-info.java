/** FSRS, pure. */
@NullMarked
package dev.qkv.schedule;

import org.jspecify.annotations.NullMarked;
