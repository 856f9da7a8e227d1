package dev.qkv.markdown;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/** Reads a formula from {@code $`} to the next {@code `$}; anything else stays text. */
final class InlineMathParser implements InlineContentParser {
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new InlineMathParser();
        }
    }

    /** Characters of one block that may be read in vain: a row of beginnings without an end must not take time with its square. */
    private static final int MOST_IN_VAIN = 50 * InlineMath.MAX_LENGTH;

    private int inVain;

    @Override
    public @Nullable ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        if (!scanner.next('`') || inVain > MOST_IN_VAIN) {
            return ParsedInline.none();
        }
        return math(scanner);
    }

    private @Nullable ParsedInline math(Scanner scanner) {
        StringBuilder tex = new StringBuilder();
        while (tex.length() < InlineMath.MAX_LENGTH) {
            char c = scanner.peek();
            if (c == Scanner.END) {
                break;
            }
            scanner.next();
            if (c == '`' && scanner.next('$')) {
                Position end = scanner.position();
                return tex.length() == 0
                        ? ParsedInline.none()
                        : ParsedInline.of(new InlineMath(tex.toString().strip()), end);
            }
            tex.append(c == '\n' ? ' ' : c);
        }
        inVain += tex.length();
        return ParsedInline.none();
    }
}
