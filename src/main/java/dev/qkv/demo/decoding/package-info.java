/** From logits to the next tokens. */
@NullMarked
package dev.qkv.demo.decoding;

import org.jspecify.annotations.NullMarked;
