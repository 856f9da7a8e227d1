/** JLine: keys, size, pager, screens. */
@NullMarked
package dev.qkv.terminal;

import org.jspecify.annotations.NullMarked;
