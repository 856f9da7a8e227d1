package dev.qkv.notes.foreign;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer behind it on the same line: {@code **What is a process?** A running program}, {@code Q: What is a lock? A: A guard}.
 *
 * @param question Markdown
 * @param answer the rest of the paragraph, Markdown
 */
record SameLine(String question, String answer) {
    private static final int FEWEST = 3;
    private static final int LONGEST = 400;
    private static final int LONGEST_ASIDE = 120;
    private static final Pattern JOINT = Pattern.compile("^[ \\t]*(?:[-–—:：→|]+(?=\\s|\\p{IsHan}|$)[ \\t]*)?");
    private static final Pattern ASIDE = Pattern.compile("[*_]*\\s*\\\\?[(（\\[【].*[)）\\]】]\\s*[*_.。]*");
    private static final String CLOSING = "\"'”’»」)）";

    /** Takes a paragraph apart; null where its first line does not answer itself. */
    static @Nullable SameLine of(Piece piece, Node paragraph) {
        StrongEmphasis bold = Inline.leadingBold(paragraph);
        if (bold != null && asks(bold)) {
            String rest = JOINT.matcher(behind(piece, paragraph, bold)).replaceFirst("");
            return bold.getNext() == null || !says(bold.getNext())
                    ? null
                    : new SameLine(Inline.markdown(paragraph.getFirstChild(), bold.getNext()), rest.strip());
        }
        return null;
    }

    /** The same of a line that begins with {@code Q:}, where {@code A:} stands behind the question. */
    static @Nullable SameLine lettered(String markdown) {
        int end = markdown.indexOf('\n');
        String line = end < 0 ? markdown : markdown.substring(0, end);
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i) != '?' && line.charAt(i) != '？') {
                continue;
            }
            int asked = i + 1;
            while (asked < line.length() && CLOSING.indexOf(line.charAt(asked)) >= 0) {
                asked++;
            }
            String rest = line.substring(asked);
            if (Labels.letterStart(rest) > 0 || Labels.answerStart(rest) > 0) {
                return new SameLine(
                        line.substring(0, asked).replace("*", ""),
                        markdown.substring(asked).replaceFirst("^[*_\\s]+", ""));
            }
        }
        return null;
    }

    /**
     * Takes out the bold lines without a number that are points of a text. They are questions where they are much of the document, each another.
     *
     * @param candidates by place
     */
    static void apply(List<Piece> pieces, Map<Integer, Candidate> candidates) {
        Set<Integer> bare = new HashSet<>();
        Set<String> texts = new HashSet<>();
        candidates.forEach((at, candidate) -> {
            Piece piece = pieces.get(at);
            if (candidate.form().equals(Form.BOLD)
                    && !candidate.text().numbered()
                    && piece.node() != null
                    && of(piece, piece.node()) != null) {
                bare.add(at);
                texts.add(candidate.text().text());
            }
        });
        long paragraphs = pieces.stream()
                .filter(piece -> piece.items() == 0 && piece.is(Piece.Kind.PARAGRAPH))
                .count();
        if (texts.size() < FEWEST || texts.size() < bare.size() || bare.size() * 2L < paragraphs) {
            candidates.keySet().removeAll(bare);
        }
    }

    /** Whether bold words are a question of their own: with its sign, or a request that ends as a sentence does. */
    private static boolean asks(StrongEmphasis bold) {
        String words = Inline.plain(bold);
        if (words.isBlank() || words.length() > LONGEST) {
            return false;
        }
        char last = words.charAt(words.length() - 1);
        QuestionText text = QuestionText.of(words);
        // "Found a mistake?" asks nothing
        boolean sounds =
                text.numbered() || Asking.sounds(text.text()) || !text.text().matches("(?s)[\\p{IsLatin}\\P{L}]*");
        return !text.bare() && (("?？؟".indexOf(last) >= 0 && sounds) || (".!".indexOf(last) >= 0 && text.surely()));
    }

    /** Whether what follows on the line answers, and is no more than a source, a company or a mark of difficulty. */
    private static boolean says(Node from) {
        String words = Inline.markdown(from, Inline.lineEnd(from));
        boolean aside = words.length() <= LONGEST_ASIDE && ASIDE.matcher(words).matches();
        boolean breaks = from instanceof SoftLineBreak
                || from instanceof HardLineBreak
                || (from instanceof HtmlInline tag && tag.getLiteral().startsWith("<br"));
        return !breaks && !aside && !Asking.ends(words) && words.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The source behind a run of the first line, up to the paragraph's end. */
    private static String behind(Piece piece, Node paragraph, Node run) {
        List<SourceSpan> spans = run.getSourceSpans();
        List<SourceSpan> lines = paragraph.getSourceSpans();
        if (spans.isEmpty() || lines.isEmpty()) {
            return "";
        }
        SourceSpan last = spans.get(spans.size() - 1);
        int row = last.getLineIndex() - lines.get(0).getLineIndex();
        if (row != 0) {
            return "";
        }
        int left = end(lines.get(0)) - end(last);
        int end = piece.markdown().indexOf('\n');
        int from = (end < 0 ? piece.markdown().length() : end) - left;
        return left < 0 || from < 0 ? "" : piece.markdown().substring(from);
    }

    private static int end(SourceSpan span) {
        return span.getColumnIndex() + span.getLength();
    }
}
