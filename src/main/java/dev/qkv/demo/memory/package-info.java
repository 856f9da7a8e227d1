/** Number formats, quantization, and what fills the memory of a training run. */
@NullMarked
package dev.qkv.demo.memory;

import org.jspecify.annotations.NullMarked;
