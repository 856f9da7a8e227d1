/** What makes a bank trustworthy beyond its grammar: both languages alike, names and links sound, claims recomputed, answers that do not give themselves away. */
@NullMarked
package dev.qkv.notes.check;

import org.jspecify.annotations.NullMarked;
