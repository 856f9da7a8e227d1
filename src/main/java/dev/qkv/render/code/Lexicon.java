package dev.qkv.render.code;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner needs to know of a language.
 *
 * @param lineComment what begins a comment that ends with the line; empty for none
 * @param blocks whether {@code /* … *}{@code /} is a comment
 * @param quotes characters that begin and end a string
 * @param triple whether three quotes begin a string over several lines
 */
record Lexicon(Set<String> keywords, String lineComment, boolean blocks, String quotes, boolean triple) {
    private static final String JAVA = """
        abstract assert boolean break byte case catch char class continue default do double else enum extends false
        final finally float for if implements import instanceof int interface long new null package permits private
        protected public record return sealed short static super switch synchronized this throw throws transient true
        try var void volatile while yield
        """;
    private static final String PYTHON = """
        False None True and as assert async await break class continue def del elif else except finally for from
        global if import in is lambda nonlocal not or pass raise return try while with yield
        """;
    private static final String C = """
        auto bool break case char class const constexpr continue default delete do double else enum extern false float
        for if inline int long namespace new nullptr private public return short signed sizeof static struct switch
        template this true typedef typename unsigned using void while __global__ __shared__ __device__
        """;
    private static final String SHELL = """
        case do done elif else esac export fi for function if in local return set then while
        """;
    private static final String LITERALS = "true false null";

    private static Set<String> words(String text) {
        return Set.of(text.strip().replace('\n', ' ').split(" ", -1));
    }

    /** The language of a fence's first word; null for one that is not known. */
    static @Nullable Lexicon of(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "java" -> new Lexicon(words(JAVA), "//", true, "\"'", true);
            case "python", "py" -> new Lexicon(words(PYTHON), "#", false, "\"'", true);
            case "c", "cpp", "c++", "cuda" -> new Lexicon(words(C), "//", true, "\"'", false);
            case "bash", "sh", "shell", "console" -> new Lexicon(words(SHELL), "#", false, "\"'", false);
            case "json" -> new Lexicon(words(LITERALS), "", false, "\"", false);
            case "yaml", "yml", "numeric" -> new Lexicon(words(LITERALS), "#", false, "\"'", false);
            default -> null;
        };
    }
}
