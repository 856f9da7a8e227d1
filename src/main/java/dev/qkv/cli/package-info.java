/** The picocli command model and its texts; one adapter a command. */
@NullMarked
package dev.qkv.cli;

import org.jspecify.annotations.NullMarked;
