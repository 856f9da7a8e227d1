package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Emphasis;
import org.commonmark.node.StrongEmphasis;

/** The texts of a card, from the blocks gathered for it. */
final class CardText {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()\\]]{1,2000}");
    private static final Pattern LINK = Pattern.compile(
            "\\[[^\\[\\]]{0,300}\\]\\([^()\\s]{1,2000}(?:\\s\"[^\"]{0,200}\")?\\)|https?://[^\\s<>]{1,2000}");
    private static final Set<String> MARKUP =
            Set.of("<br>", "<br/>", "<br />", "</br>", "</p>", "</div>", "</b>", "<p>", "<hr>", "<hr/>");
    private static final int SHORT = 200;
    private static final Opening LETTER = new Opening(
            Pattern.compile("\\*\\*A\\s?\\d{0,4}\\s?(?:[.:：]\\*\\*|\\*\\*\\s?[.:：])\\s*|A\\s?\\d{0,4}[:：]\\s+"), false);
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_COUNTED = 16;
    private static final int LONGEST_INSTRUCTION = 200;
    /** What belongs to a question. */
    private static final Opening EXAMPLE = new Opening(
            Pattern.compile(
                    "[^\\p{L}]*(?:examples?|inputs?|outputs?|code|given|constraints?|note|hint|context|scenario|question|options?|例|示例|样例|输入|输出|代码|题目|要求|条件|问题|选项|背景|场景"
                            + "|пример|дано|код|условие|ejemplos?|entrada|c[oó]digo|exemplos?|exemples?|beispiele?)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            true);

    private static final int LONGEST_KEY = 4_000;

    private CardText() {}

    /** Takes what stands under a mark like "Reference:" out of an answer, up to the first longer text. */
    static List<String> sources(List<Piece> answer) {
        List<String> sources = new ArrayList<>(references(answer));
        boolean trailer = false;
        for (int i = 0; i < answer.size(); ) {
            Piece piece = answer.get(i);
            boolean marks =
                    Labels.startsTrailer(piece.plain()) || (i > 0 && i == answer.size() - 1 && isAnswerLink(piece));
            trailer = marks
                    || (trailer
                            && (label(piece).isEmpty()
                                    || ADDRESS.matcher(next(answer, i)).find())
                            && ((piece.is(Piece.Kind.QUOTE) ? piece.markdown() : piece.plain()).length() <= SHORT
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

    /** Whether a paragraph is nothing but a link to where the answer goes on. */
    private static boolean isAnswerLink(Piece piece) {
        return piece.is(Piece.Kind.PARAGRAPH)
                && piece.node() != null
                && piece.markdown().startsWith("[")
                && Labels.isAnswer(piece.plain())
                && Inline.onlyLinks(piece.node());
    }

    private static String next(List<Piece> answer, int at) {
        return at + 1 < answer.size() ? answer.get(at + 1).markdown() : "";
    }

    /** Takes the last heading out of an answer where nothing but addresses stands below it, whatever it calls them. */
    private static List<String> references(List<Piece> answer) {
        List<String> sources = new ArrayList<>();
        int heading = answer.size() - 1;
        while (heading > 0 && !answer.get(heading).is(Piece.Kind.HEADING)) {
            String markdown = answer.get(heading).markdown();
            boolean links = answer.get(heading).isContent()
                    && ADDRESS.matcher(markdown).find()
                    && LINK.matcher(markdown).replaceAll("").codePoints().noneMatch(Character::isLetterOrDigit);
            if (!links) {
                return List.of();
            }
            heading--;
        }
        if (heading <= 0 || heading == answer.size() - 1) {
            return List.of();
        }
        for (Piece piece : answer.subList(heading, answer.size())) {
            Matcher address = ADDRESS.matcher(piece.markdown());
            while (address.find()) {
                sources.add(address.group());
            }
        }
        answer.subList(heading, answer.size()).clear();
        return sources;
    }

    /** An answer without the word or letter that says so at its beginning, {@code **A.**}, {@code > Answer:}, where there is something to say it of. */
    static String withoutLetter(String answer) {
        int from = answer.startsWith(">")
                ? answer.length() - answer.substring(1).stripLeading().length()
                : 0;
        String body = answer.substring(from);
        Matcher letter = LETTER.at(body);
        int label = letter != null ? letter.end() : from > 0 ? Labels.answerStart(body) : 0;
        return label > 0 && label < body.length() ? answer.substring(0, from) + body.substring(label) : answer;
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

    /** Whether the last block of an answer only names what would come below, or says how to do that: it became questions of their own. */
    static boolean announces(List<Piece> answer) {
        int last = answer.size() - 1;
        Piece piece = answer.get(last);
        if (piece.is(Piece.Kind.HEADING)) {
            return true;
        }
        if (piece.is(Piece.Kind.PARAGRAPH) && Labels.isChatter(piece.plain())) {
            return true;
        }
        if (!piece.is(Piece.Kind.PARAGRAPH) || last == 0) {
            return false;
        }
        String plain = piece.plain().strip();
        boolean names = plain.length() <= LONGEST_NAME
                && (plain.endsWith(":") || plain.endsWith("："))
                && piece.markdown().startsWith("**");
        boolean instructs = last > 1
                && answer.get(last - 1).is(Piece.Kind.HEADING)
                && plain.length() <= LONGEST_INSTRUCTION
                && piece.node() != null
                && piece.node().getFirstChild() instanceof Emphasis
                && piece.node().getFirstChild() == piece.node().getLastChild();
        return names || instructs || isCounted(plain, piece.markdown());
    }

    /** Whether a line is a bold word with a number, {@code **Card 2**}. */
    private static boolean isCounted(String plain, String markdown) {
        String bold = markdown.strip();
        return !plain.isEmpty()
                && plain.length() <= LONGEST_COUNTED
                && Character.isDigit(plain.charAt(plain.length() - 1))
                && Character.isLetter(plain.charAt(0))
                && plain.indexOf(':') < 0
                && plain.indexOf('：') < 0
                && bold.startsWith("**")
                && bold.indexOf("**", 2) == bold.length() - 2;
    }

    private static boolean isWay(String line) {
        if (line.isEmpty() || line.length() > SHORT) {
            return false;
        }
        if (line.charAt(0) == '<' && line.charAt(line.length() - 1) == '>') {
            return MARKUP.contains(line)
                    || isAnchor(line)
                    || ((line.contains("href=\"#") || line.contains("href='#")) && !line.contains("<code"));
        }
        if (line.startsWith("{:") && line.endsWith("}")) {
            // attributes of the block above
            return true;
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

    /** Whether a line is a place to come to, with nothing to see. */
    static boolean isAnchor(String line) {
        return (line.startsWith("<a name=") || line.startsWith("<a id="))
                && (line.endsWith("></a>") || line.endsWith("/>"));
    }

    /** Where what is told about a question begins, in paragraphs with a bold label, before its answer does; the end where nothing is or code comes below. */
    static int remarks(List<Piece> blocks, int end) {
        int first = end;
        for (int i = end - 1; i >= 0; i--) {
            Piece piece = blocks.get(i);
            if (piece.is(Piece.Kind.CODE)
                    || piece.is(Piece.Kind.TABLE)
                    || piece.markdown().contains("![")) {
                break;
            }
            first = isRemark(piece) ? i : first;
        }
        return first;
    }

    private static boolean isRemark(Piece piece) {
        String label = label(piece);
        return !label.isEmpty() && !Labels.startsProblem(piece.plain()) && !EXAMPLE.opens(label);
    }

    /** The bold words with a colon that a paragraph begins with; empty for none. */
    private static String label(Piece piece) {
        StrongEmphasis bold =
                piece.is(Piece.Kind.PARAGRAPH) && piece.node() != null ? Inline.leadingBold(piece.node()) : null;
        if (bold == null) {
            return "";
        }
        String label = Inline.plain(bold);
        String after = Inline.markdown(bold.getNext(), null);
        boolean colon = label.endsWith(":") || label.endsWith("：") || after.startsWith(":") || after.startsWith("：");
        return colon && label.length() <= LONGEST_LABEL ? label : "";
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
