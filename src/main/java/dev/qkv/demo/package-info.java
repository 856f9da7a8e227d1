/**
 * What every mechanism is made of: signature, arguments, values, checks, limits. The mechanisms themselves, one a file and pure, stand in the rooms beside, by
 * topic; {@link dev.qkv.demo.catalog.Mechanisms} lists them.
 */
@NullMarked
package dev.qkv.demo;

import org.jspecify.annotations.NullMarked;
