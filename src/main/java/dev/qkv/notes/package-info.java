/** Our note grammar and foreign Markdown into the model; the faults that bank check reports. */
@NullMarked
package dev.qkv.notes;

import org.jspecify.annotations.NullMarked;
