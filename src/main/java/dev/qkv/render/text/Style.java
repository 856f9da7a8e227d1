package dev.qkv.render.text;

/** How a span looks: by what it means, or painted in given colours. */
public sealed interface Style permits Role, Paint {}
