/** The list of all mechanisms: the one place that knows every room. */
@NullMarked
package dev.qkv.demo.catalog;

import org.jspecify.annotations.NullMarked;
