package dev.qkv.notes.check;

import dev.qkv.model.Concept;
import dev.qkv.notes.SourceText;
import java.util.List;
import java.util.regex.Pattern;

/** A source can be found: it has a year and an identifier. */
final class SourceRules {
    private static final List<Pattern> IDENTIFIERS = List.of(
            Pattern.compile("arXiv:(\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7})(v\\d+)?(?!\\d)"),
            Pattern.compile("doi:10\\.\\d{4,9}/\\S+", Pattern.CASE_INSENSITIVE),
            Pattern.compile("ACL ([A-Z]\\d{2}-\\d{4}|\\d{4}\\.[\\w.-]+)"),
            Pattern.compile("https?://[\\w.-]+\\.\\w+\\S*"),
            Pattern.compile("ISBN[ :][\\dX -]{10,}"));
    private static final Pattern YEAR = Pattern.compile("(?<![\\d.])(1[89]|20)\\d{2}[a-z]?(?![\\d.]*\\d)");

    private SourceRules() {}

    static void check(Concept concept, Pages pages) {
        SourceText text = pages.front(concept);
        for (String source : concept.sources()) {
            String rest = source;
            boolean identified = false;
            for (Pattern identifier : IDENTIFIERS) {
                String without = identifier.matcher(rest).replaceAll("");
                identified |= !without.equals(rest);
                rest = without;
            }
            if (!identified) {
                Pages.frontError(
                        text,
                        "sources",
                        source,
                        "source without an identifier: arXiv:2305.13245, doi:10.…, ACL W04-1013, ISBN or an address");
            }
            if (!YEAR.matcher(rest).find()) {
                Pages.frontError(text, "sources", source, "source without a year");
            }
        }
    }
}
