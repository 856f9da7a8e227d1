/** Activation functions with their derivatives, gated units, softmax. */
@NullMarked
package dev.qkv.demo.activation;

import org.jspecify.annotations.NullMarked;
