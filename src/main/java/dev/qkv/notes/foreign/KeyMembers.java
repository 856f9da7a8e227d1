package dev.qkv.notes.foreign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labels that a text begins with: {@code A and C}, {@code ACD}, {@code A) this, C) that}.
 *
 * @param places of these choices
 * @param labels behind the last of them
 * @param end the same, or behind its words where those are repeated
 */
record KeyMembers(Set<Integer> places, int labels, int end) {
    private static final String LABEL = "[\\p{L}\\p{N}①-⑳]";
    private static final String RUNS = "(?:[A-ZＡ-Ｚ]{2,6}|[①-⑳]{2,6}|[А-Е]{2,5}|[ㄱ-ㅎ]{2,6})(?![\\p{L}\\p{N}])";
    private static final String JOINT =
            "[\\s,，、&/+;*)）\\]_`]*(?:(?i:and|et|y|e|i|o|und|или|и|та|和|与|及|와|과|と)\\s)?[\\s,，、&/+*_`(（\\[]*";
    private static final Pattern JOINTS = Pattern.compile(JOINT);
    private static final Pattern MEMBER = Pattern.compile(
            "[*_`(（\\[\"“]*(?:(?:the |la |die |l['’])?(?:" + OptionLabel.WORDS
                    + "|options|choices|letter|letra|buchstabe|буква|réponse)\\s|选项\\s*|選項\\s*)?[*_`(（\\[\"“]*([IVX]{2,4}|[ivx]{2,4}|"
                    + LABEL + ")(?![\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern RUN = Pattern.compile("[*_`(（\\[]*(" + RUNS + ")");
    private static final Pattern ALL = Pattern.compile("[\\s*_`(（\\[>]*(?:" + RUNS + "|" + LABEL + "(?:" + JOINT + LABEL
            + "(?![\\p{L}\\p{N}]))*)[\\s*_`)）\\].。]*");
    private static final Pattern SIGNS = Pattern.compile("[*_`)）\\]]*\\s*[.．:：)）\\]、—–-]?[*_`]*\\s*");

    /** Letters that are words of their own in some language, and digits: what follows must show that they are labels. */
    private static final String WORDS = "AIOYEИВОСКУЯ0123456789";

    private static final Pattern CAUSE = Pattern.compile(
            "\\s+(?:because|since|as|porque|pues|ya que|weil|da|denn|parce|car|pois|perch[eé]|потому|так|поскольку|因为|由于)(?!\\p{L}).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    static KeyMembers of(String text, List<Options.Item> items) {
        Set<Integer> found = new HashSet<>();
        Matcher run = RUN.matcher(text);
        if (!OptionLabel.isRoman(items) && run.lookingAt()) {
            for (char label : run.group(1).toCharArray()) {
                int place = KeyText.place(String.valueOf(label), items);
                if (place < 0 || !found.add(place)) {
                    return new KeyMembers(new HashSet<>(), 0, 0);
                }
            }
            return new KeyMembers(found, run.end(), run.end());
        }
        Matcher member = MEMBER.matcher(text);
        int labels = 0;
        int end = 0;
        for (int at = 0; member.region(at, text.length()).lookingAt(); at = joint(text, end)) {
            int place = KeyText.place(member.group(1), items);
            if (place < 0 || !isLabel(text, member.start(1), member.end())) {
                break;
            }
            found.add(place);
            labels = member.end();
            int words = skip(text, sign(text, labels), items.get(place).text());
            end = words > 0 ? words : labels;
        }
        return new KeyMembers(found, labels, end);
    }

    /** Whether labels, whatever they are, are all there is. */
    static boolean isAll(String text) {
        return text.length() <= 60 && ALL.matcher(text).matches();
    }

    /** Whether a letter is no word of the text: {@code A closure} has no label. */
    private static boolean isLabel(String text, int at, int end) {
        int next = end;
        while (next < text.length() && " \t*_`".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        boolean alone = next == text.length() || !Character.isLetterOrDigit(text.codePointAt(next));
        if (alone || text.substring(end, next).indexOf('*') >= 0) {
            return true;
        }
        boolean word = WORDS.indexOf(Character.toUpperCase(text.charAt(at))) >= 0;
        return !word || CAUSE.matcher(text.substring(end)).matches() || isAll(KeyText.firstLine(text.substring(at)));
    }

    private static int joint(String text, int from) {
        Matcher joint = JOINTS.matcher(text).region(from, text.length());
        return joint.lookingAt() ? joint.end() : from;
    }

    private static int sign(String text, int from) {
        Matcher sign = SIGNS.matcher(text).region(from, text.length());
        return sign.lookingAt() ? sign.end() : from;
    }

    /** Behind the words of a choice where they stand at a place of a text; 0 where they do not. */
    static int skip(String text, int from, String choice) {
        String words = KeyText.words(choice);
        int i = from;
        int at = 0;
        while (at < words.length() && i < text.length()) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (Character.toLowerCase(c) != words.codePointAt(at)) {
                    return 0;
                }
                at += Character.charCount(c);
            }
            i += Character.charCount(c);
        }
        boolean ends = i == text.length() || !Character.isLetterOrDigit(text.codePointAt(i));
        return at > 0 && at == words.length() && ends ? i : 0;
    }
}
