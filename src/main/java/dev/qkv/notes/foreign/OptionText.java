package dev.qkv.notes.foreign;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written at the end of a choice and is no part of it: a comment, a line with nothing but the address it is from. */
final class OptionText {
    private static final Pattern COMMENT = Pattern.compile("(?<=\\S)\\s*<!--[^`]{0,300}?-->\\s*$");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<=\\S)[ \\t]*\\n\\s*[*_(]{0,3}\\[[^\\[\\]\\n]{1,200}\\]\\((https?:[^()\\s]{1,1000})\\)[*_).]{0,3}\\s*$");

    private OptionText() {}

    /** A choice without them. @param sources grows by the addresses */
    static String of(String text, List<String> sources) {
        String rest = text;
        Matcher address = ADDRESS.matcher(rest);
        while (address.find()) {
            sources.add(address.group(1));
            rest = rest.substring(0, address.start());
            address = ADDRESS.matcher(rest);
        }
        return rest.endsWith("-->") ? COMMENT.matcher(rest).replaceFirst("") : rest;
    }
}
