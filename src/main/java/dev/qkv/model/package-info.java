/** Concepts, questions and banks as records, enums and sealed interfaces. */
@NullMarked
package dev.qkv.model;

import org.jspecify.annotations.NullMarked;
