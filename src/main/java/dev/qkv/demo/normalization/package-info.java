/** Normalization of rows and columns, and where a block puts it. */
@NullMarked
package dev.qkv.demo.normalization;

import org.jspecify.annotations.NullMarked;
