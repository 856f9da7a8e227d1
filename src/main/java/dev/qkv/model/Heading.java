package dev.qkv.model;

import org.jspecify.annotations.Nullable;

/** The sections that a note may have, in the order in which they stand. */
public enum Heading {
    WHY("Why", "为什么"),
    HOW("How", "怎么做"),
    COST("Cost", "代价"),

    /** What libraries and configuration files call it, and how it is written there. */
    IN_CODE("In code", "代码里"),

    /** What somebody sees who needs the concept, or has it wrong; each with its cause or its remedy. */
    SYMPTOMS("Symptoms", "现象"),
    PITFALLS("Pitfalls", "易错点"),

    /** The concept as people ask for it in words of their own. */
    ASKED_AS("Asked as", "常见问法"),
    ASKED_NEXT("Asked next", "追问");

    private final String english;
    private final String chinese;

    Heading(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The heading as a note in that language writes it. */
    public String in(Language language) {
        return language == Language.ZH ? chinese : english;
    }

    /** The section that a heading opens, or null where the grammar has none of that name. */
    public static @Nullable Heading of(String heading, Language language) {
        for (Heading known : values()) {
            if (known.in(language).equals(heading)) {
                return known;
            }
        }
        return null;
    }
}
