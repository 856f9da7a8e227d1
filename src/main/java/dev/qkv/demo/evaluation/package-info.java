/** Metrics of classification, generation and retrieval. */
@NullMarked
package dev.qkv.demo.evaluation;

import org.jspecify.annotations.NullMarked;
