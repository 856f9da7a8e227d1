/** One class a verb: what quiz, lookup, explain, bank and history do, joining the rooms below. */
@NullMarked
package dev.qkv.app;

import org.jspecify.annotations.NullMarked;
