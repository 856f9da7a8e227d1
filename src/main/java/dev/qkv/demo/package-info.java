/** The mechanisms, one a file, pure: parameters, outputs, intermediate values, checks. */
@NullMarked
package dev.qkv.demo;

import org.jspecify.annotations.NullMarked;
