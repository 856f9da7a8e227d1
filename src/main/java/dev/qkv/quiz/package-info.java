/** The session as a pure state machine; selection; grading. */
@NullMarked
package dev.qkv.quiz;

import org.jspecify.annotations.NullMarked;
