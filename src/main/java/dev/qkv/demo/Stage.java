package dev.qkv.demo;

import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import java.util.List;

/**
 * A picture of a mechanism at work, one of several in order, such as the cache after a token. Mechanisms that hand in none are staged by their {@link Step}s.
 *
 * @param name short, such as {@code token 3}
 * @param text what happens
 */
public record Stage(Caption name, Caption text, List<Figure> figures) {
    public Stage {
        figures = List.copyOf(figures);
    }
}
