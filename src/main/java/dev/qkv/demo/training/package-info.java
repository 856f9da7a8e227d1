/** Losses, optimizers, schedules, compute. */
@NullMarked
package dev.qkv.demo.training;

import org.jspecify.annotations.NullMarked;
