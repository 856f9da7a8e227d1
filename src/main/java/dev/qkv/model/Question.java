package dev.qkv.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question of a note. Prompts, choices and reasons are Markdown, as written. */
public sealed interface Question {
    Header header();

    /** The word for the kind in JSON and on the command line. */
    String kind();

    default String id() {
        return header().id();
    }

    /**
     * What every question has.
     *
     * @param id unique in its concept; the same in every language
     * @param prompt the heading, and any paragraphs between it and the answers
     * @param why the reason, empty where none is given
     * @param line 1-based line of the heading
     */
    record Header(String id, String prompt, Level level, List<String> tags, String why, int line) {
        public Header {
            tags = List.copyOf(tags);
        }
    }

    /** @param why why this choice is right or wrong; empty where the question's own reason says it */
    record Option(String text, boolean right, String why) {}

    /** One or several choices are right. */
    record Choice(Header header, List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String kind() {
            return "choice";
        }
    }

    /** A statement to judge. */
    record TrueFalse(Header header, boolean truth) implements Question {
        @Override
        public String kind() {
            return "truefalse";
        }
    }

    /**
     * Blanks to fill in.
     *
     * @param text the prompt with each blank as written, {@code {{answer|alias}}}
     * @param blanks each blank's accepted answers in order, the first being the one shown
     */
    record Cloze(Header header, String text, List<List<String>> blanks) implements Question {
        public Cloze {
            blanks = blanks.stream().map(List::copyOf).toList();
        }

        @Override
        public String kind() {
            return "cloze";
        }
    }

    /** Items to put in order. @param items in the right order */
    record Order(Header header, List<String> items) implements Question {
        public Order {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "order";
        }
    }

    /**
     * A number that a mechanism computes from drawn parameters; {@code {name}} in the prompt stands for a parameter's value.
     *
     * @param output an output's name with indices, such as {@code derivative[0]}
     * @param inputs numbers, strings or nested lists; empty for the mechanism's own
     * @param unit the unit asked for, empty for none
     */
    record Numeric(
            Header header,
            String mechanism,
            String output,
            Map<String, Draw> params,
            Map<String, Object> inputs,
            String unit,
            Tolerance tolerance,
            List<Trap> traps)
            implements Question {
        public Numeric {
            // insertion order is kept: parameters are drawn in the order written
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            traps = List.copyOf(traps);
        }

        @Override
        public String kind() {
            return "numeric";
        }
    }

    /** To be thought or typed, then held against the key points; never graded by keyword. */
    record Open(Header header, String answer, List<String> keyPoints) implements Question {
        public Open {
            keyPoints = List.copyOf(keyPoints);
        }

        @Override
        public String kind() {
            return "open";
        }
    }

    /** Where a parameter's value comes from. Values are Long, Double, Boolean or String. */
    sealed interface Draw {
        record Fixed(Object value) implements Draw {}

        record OneOf(List<Object> values) implements Draw {
            public OneOf {
                values = List.copyOf(values);
            }
        }

        /** Whole numbers from, from + step, … up to to, inclusive. */
        record Range(long from, long to, long step) implements Draw {}
    }

    /** @param relative whether value is a share of the right answer (0.01 = 1 %) or absolute, in the question's unit */
    record Tolerance(double value, boolean relative) {}

    /**
     * A wrong value that tells what went wrong: the same mechanism with other parameters, another output, or a factor.
     *
     * @param output null for the question's own
     * @param times a factor on the value
     * @param means what the person did, in the note's language
     */
    record Trap(Map<String, Object> params, @Nullable String output, double times, String means) {
        public Trap {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }
    }
}
