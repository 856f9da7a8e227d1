/** The names table, the Lucene index and its query. */
@NullMarked
package dev.qkv.search;

import org.jspecify.annotations.NullMarked;
