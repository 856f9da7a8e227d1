package dev.qkv.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/** Reads {@link Admonition}s of Docusaurus, VuePress, Pandoc and MyST, which end with a line of colons, and of MkDocs, which are indented. */
final class AdmonitionParser extends AbstractBlockParser {
    private static final int INDENT = 4;
    private static final int FENCE = 3;
    private static final int LONGEST = 300;
    private static final Pattern COLONS = Pattern.compile(
            "^:{3,}\\s*(?:([\\p{L}][\\p{L}\\p{N}_-]*)|\\{([^{}]{1,200})\\})\\s*(.*?)\\s*:*$", Pattern.UNICODE_CASE);
    /** {@code .callout-tip collapse="true"}, {@code dropdown}. */
    private static final Pattern CLASS = Pattern.compile("^[.#]?(?:callout-)?([\\p{L}][\\p{L}\\p{N}_-]*)");

    private static final Pattern MARKS = Pattern.compile(
            "^(?:\\?{3}\\+?|!{3})\\s+([A-Za-z][A-Za-z0-9_-]*)(?:\\s+[a-z-]+){0,3}(?:\\s+\"([^\"]{0,200})\")?\\s*$");
    private static final Pattern TITLE = Pattern.compile("title=[\"']([^\"']{1,200})[\"']");

    private final Admonition block;
    private final int colons;

    /** @param colons of the line that opens it; 0 where it is indented */
    private AdmonitionParser(Admonition block, int colons) {
        this.block = block;
        this.colons = colons;
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            CharSequence line = state.getLine().getContent();
            int at = state.getNextNonSpaceIndex();
            if (state.getIndent() >= INDENT || at + FENCE > line.length() || line.length() - at > LONGEST) {
                return BlockStart.none();
            }
            char sign = line.charAt(at);
            int run = sign == ':' || sign == '?' || sign == '!' ? run(line, at) : 0;
            if (run < FENCE) {
                return BlockStart.none();
            }
            if (sign == ':' && isBlank(line, at + run)) {
                return BlockStart.of(new End()).atIndex(line.length());
            }
            String text = line.subSequence(at, line.length()).toString();
            Admonition block = sign == ':' ? fenced(text) : marked(text);
            return block == null
                    ? BlockStart.none()
                    : BlockStart.of(new AdmonitionParser(block, sign == ':' ? run : 0))
                            .atIndex(line.length());
        }
    }

    /** The line of colons that ends one. */
    private static final class End extends AbstractBlockParser {
        private final Block block = new CustomBlock() {};

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }

        @Override
        public Block getBlock() {
            return block;
        }
    }

    private static @Nullable Admonition fenced(String text) {
        Matcher line = COLONS.matcher(text.strip());
        if (text.strip().endsWith(":::") || !line.matches()) {
            return null;
        }
        String name = line.group(1);
        String rest = line.group(3);
        if (name == null) {
            Matcher named = CLASS.matcher(line.group(2).strip());
            if (!named.find()) {
                return null;
            }
            name = named.group(1);
        }
        if (name.equals("mermaid") || name.startsWith("code") || name.equals("row") || name.equals("column")) {
            return null;
        }
        Matcher title = TITLE.matcher(text);
        return new Admonition(name.toLowerCase(Locale.ROOT), title.find() ? title.group(1) : bare(rest));
    }

    /** A title without the brackets around it and without attributes. */
    private static String bare(String title) {
        boolean brackets = title.startsWith("[") && title.endsWith("]");
        return brackets ? title.substring(1, title.length() - 1) : title.startsWith("{") ? "" : title;
    }

    private static @Nullable Admonition marked(String text) {
        Matcher line = MARKS.matcher(text);
        if (!line.matches()) {
            return null;
        }
        Admonition block = new Admonition(
                line.group(1).toLowerCase(Locale.ROOT),
                line.group(2) == null ? "" : line.group(2).strip());
        // the first line that is not indented ends it
        block.close();
        return block;
    }

    private static boolean isBlank(CharSequence line, int from) {
        return line.subSequence(from, line.length()).toString().isBlank();
    }

    private static int run(CharSequence line, int at) {
        int end = at;
        while (end < line.length() && line.charAt(end) == line.charAt(at)) {
            end++;
        }
        return end - at;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (colons > 0) {
            return fencedOn(state);
        }
        if (state.isBlank()) {
            return BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() < INDENT ? BlockContinue.none() : BlockContinue.atColumn(state.getColumn() + INDENT);
    }

    private BlockContinue fencedOn(ParserState state) {
        CharSequence line = state.getLine().getContent();
        int at = state.getNextNonSpaceIndex();
        boolean fence = at < line.length() && line.charAt(at) == ':' && state.getIndent() < INDENT;
        int run = fence ? run(line, at) : 0;
        boolean inner = block.getLastChild() instanceof Admonition child && child.isOpen();
        if (run >= colons && !inner && isBlank(line, at + run)) {
            // to finish it here would give this line to the paragraph inside
            block.close();
            return BlockContinue.none();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return true;
    }

    @Override
    public Block getBlock() {
        return block;
    }
}
