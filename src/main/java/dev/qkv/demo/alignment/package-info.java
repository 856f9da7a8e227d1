/** Learning from preferences and rewards. */
@NullMarked
package dev.qkv.demo.alignment;

import org.jspecify.annotations.NullMarked;
