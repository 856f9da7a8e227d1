package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a card, from the blocks gathered for it. */
final class CardText {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()\\]]{1,2000}");
    private static final Set<String> MARKUP =
            Set.of("<br>", "<br/>", "<br />", "</br>", "</p>", "</div>", "</b>", "<p>", "<hr>", "<hr/>");
    private static final int SHORT = 200;
    private static final int LONGEST_KEY = 4_000;

    private CardText() {}

    /** Takes what stands under a mark like "Reference:" out of an answer, up to the first longer text. */
    static List<String> sources(List<Piece> answer) {
        List<String> sources = new ArrayList<>();
        boolean trailer = false;
        for (int i = 0; i < answer.size(); ) {
            Piece piece = answer.get(i);
            boolean marks = Labels.startsTrailer(piece.plain());
            trailer = marks
                    || (trailer
                            && (piece.plain().length() <= SHORT
                                    || ADDRESS.matcher(piece.markdown()).find())
                            && piece.isContent()
                            && !piece.is(Piece.Kind.CODE));
            if (!trailer || (marks && piece.markdown().length() > 2_000)) {
                trailer = false;
                i++;
                continue;
            }
            Matcher address = ADDRESS.matcher(piece.markdown());
            while (address.find()) {
                sources.add(address.group());
            }
            answer.remove(i);
        }
        return sources;
    }

    /** An answer without what stands below it to find one's way: tags that break lines, rulers, links up the page. */
    static String withoutTail(String answer) {
        String text = answer.stripTrailing();
        for (int line = text.lastIndexOf('\n') + 1;
                isWay(text.substring(line).strip());
                line = text.lastIndexOf('\n') + 1) {
            text = text.substring(0, line).stripTrailing();
        }
        return text;
    }

    private static boolean isWay(String line) {
        if (line.isEmpty() || line.length() > SHORT) {
            return false;
        }
        if (line.charAt(0) == '<' && line.charAt(line.length() - 1) == '>') {
            return MARKUP.contains(line) || (line.contains("href=\"#") && !line.contains("<code"));
        }
        if (line.equals("---") || line.equals("***") || line.equals("&nbsp;")) {
            return true;
        }
        int link = line.indexOf("](#");
        return link > 0
                && line.startsWith(
                        "[",
                        line.length() - line.replaceFirst("^[*_\\s>\\-]+", "").length())
                && line.replaceFirst("[*_\\s]+$", "").endsWith(")");
    }

    static String joined(String first, List<Piece> blocks) {
        StringBuilder text = new StringBuilder(first);
        for (Piece block : blocks) {
            text.append(text.isEmpty() ? "" : "\n\n").append(block.markdown());
        }
        return text.toString();
    }

    static String plain(String markdown) {
        if (markdown.indexOf('`') < 0 && markdown.indexOf('\\') < 0) {
            return markdown;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == '\\' && i + 1 < markdown.length() && "\\`*_<[".indexOf(markdown.charAt(i + 1)) >= 0) {
                plain.append(markdown.charAt(++i));
            } else if (c != '`') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Letters and digits of the question; of the code and text that belong to it everything but blanks. */
    static String key(String question, String prompt) {
        StringBuilder key = new StringBuilder();
        String lower = question.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                key.appendCodePoint(c);
            }
        }
        key.append('|');
        int skipped = Math.min(question.length(), prompt.codePointCount(0, prompt.length()));
        int more = 0;
        for (int i = prompt.offsetByCodePoints(0, skipped); i < prompt.length() && more < LONGEST_KEY; ) {
            int c = prompt.codePointAt(i);
            i += Character.charCount(c);
            if (!Character.isWhitespace(c)) {
                key.appendCodePoint(c);
                more++;
            }
        }
        return key.toString();
    }
}
