/** Every format that other programs read or write. */
@NullMarked
package dev.qkv.exchange;

import org.jspecify.annotations.NullMarked;
