/** Cases to be computed by somebody else, their outputs held against ours, and the mistake behind a difference, found by making it. */
@NullMarked
package dev.qkv.demo.grading;

import org.jspecify.annotations.NullMarked;
