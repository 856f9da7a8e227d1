/** Where a token stands: encodings added, rotated in, or biases on the scores. */
@NullMarked
package dev.qkv.demo.position;

import org.jspecify.annotations.NullMarked;
