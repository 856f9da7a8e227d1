/** TeX formulas as one line of readable text, in Unicode or in ASCII. */
@NullMarked
package dev.qkv.render.tex;

import org.jspecify.annotations.NullMarked;
