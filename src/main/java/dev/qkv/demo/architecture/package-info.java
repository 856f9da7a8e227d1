/** What a block is built of, and how many parameters it has. */
@NullMarked
package dev.qkv.demo.architecture;

import org.jspecify.annotations.NullMarked;
