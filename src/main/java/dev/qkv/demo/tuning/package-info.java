/** Fine-tuning with few parameters. */
@NullMarked
package dev.qkv.demo.tuning;

import org.jspecify.annotations.NullMarked;
