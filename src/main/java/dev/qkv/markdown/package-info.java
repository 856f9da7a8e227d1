/** CommonMark: the one parser configuration, and HTML made safe. */
@NullMarked
package dev.qkv.markdown;

import org.jspecify.annotations.NullMarked;
