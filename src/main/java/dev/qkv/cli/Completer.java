package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at the end of a command line that is being typed: from the command model, and from the bank for names of concepts, topics, mechanisms and
 * parameters. The shells' scripts only ask this.
 */
final class Completer {
    /** Instead of words: the shell shall complete names of files. */
    static final String FILES = ":files";

    private static final String ROOT = "qkv";

    private static final String FILE_LABELS = " FILE FOLDER SOURCE DIR PATH ";

    private final Names names;
    private final Texts texts;
    private final List<String> found = new ArrayList<>();

    Completer(Context context) {
        names = new Names(context);
        texts = Texts.in(context.language(), context.surroundings().home());
    }

    /** @param words after {@code qkv}; the last is being typed and may be empty. @return lines of a word, and mostly a tab and what it is */
    List<String> complete(List<String> words) {
        String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        Syntax syntax = Commands.root(List.of());
        List<String> given = new ArrayList<>();
        Syntax.Option open = null;
        for (String word : before) {
            if (open != null) {
                open = null;
            } else if (word.startsWith("-") && word.length() > 1) {
                Syntax.Option option = syntax.option(word);
                open = option != null && option.takesValue() ? option : null;
            } else {
                Syntax below = below(syntax, word);
                if (below == null) {
                    given.add(word);
                } else {
                    syntax = below;
                }
            }
        }
        Syntax.Words taken = syntax.words();
        if (open != null) {
            values(syntax, open.label(), typed, given);
        } else if (typed.startsWith("-")) {
            for (Syntax.Option option : syntax.options()) {
                offer(option.name(), texts.get(option.key()), typed);
            }
        } else if (syntax.name().equals(ROOT)) {
            for (String name : Commands.NAMES) {
                offer(name, texts.get(name), typed);
            }
        } else {
            for (Syntax below : syntax.below()) {
                offer(below.name(), texts.get(below.key()), typed);
            }
            if (taken != null) {
                values(syntax, taken.label(), typed, given);
            }
        }
        return found;
    }

    private static @Nullable Syntax below(Syntax syntax, String word) {
        if (syntax.name().equals(ROOT)) {
            Command command = Commands.named(word);
            return command == null ? null : command.syntax();
        }
        return syntax.below(word);
    }

    /** What an option or a word may be; its label tells. */
    private void values(Syntax syntax, String label, String typed, List<String> given) {
        if (label.indexOf('|') >= 0) {
            for (String value : label.split("\\|", -1)) {
                offer(value, "", typed);
            }
        } else if (FILE_LABELS.contains(" " + label + " ")) {
            found.add(FILES);
        } else {
            switch (label) {
                case "TOPIC" -> found.addAll(names.topics(typed));
                case "BANK" -> found.addAll(names.banks(typed));
                case "CARD" -> found.addAll(names.cards(typed));
                case "NAME=VALUE" -> found.addAll(names.parameters(given, typed));
                case "QUERY" -> found.addAll(names.concepts(typed));
                case "NAME" -> named(syntax.name(), typed);
                default -> {}
            }
        }
    }

    /** What may be quizzed, explained, and added anew, updated or removed. */
    private void named(String command, String typed) {
        switch (command) {
            case "quiz" -> {
                found.addAll(names.concepts(typed));
                found.addAll(names.topics(typed));
                found.addAll(names.banks(typed));
                found.addAll(names.sections(typed));
            }
            case "explain" -> {
                found.addAll(names.concepts(typed));
                found.addAll(names.mechanisms(typed));
            }
            default -> found.addAll(names.addedBanks(typed));
        }
    }

    private void offer(String word, String what, String typed) {
        if (word.startsWith(typed)) {
            found.add(what.isEmpty() ? word : word + "\t" + what);
        }
    }
}
