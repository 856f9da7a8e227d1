/** Source code in colours: {@link dev.qkv.render.code.Highlighter}. */
@NullMarked
package dev.qkv.render.code;

import org.jspecify.annotations.NullMarked;
