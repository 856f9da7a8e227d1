/** Folders, locale, terminal settings and message bundles: what a run may know of its surroundings. */
@NullMarked
package dev.qkv.config;

import org.jspecify.annotations.NullMarked;
