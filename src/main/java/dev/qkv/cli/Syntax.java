package dev.qkv.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command takes: options, words, and commands below it, each with the key of its help text. Said once, as data: a line is read by it, and help, completion
 * and manual pages are made from it.
 */
final class Syntax {
    private final String key;
    private final List<Option> options = new ArrayList<>();
    private final List<Syntax> below = new ArrayList<>();
    private @Nullable Words words;

    /** @param key the command's name, after the name of the command above it and a dot where there is one: {@code bank.add} */
    Syntax(String key) {
        this.key = key;
        GlobalOptions.declare(this);
    }

    /**
     * An option.
     *
     * @param label what its value is called in help; empty where it takes none
     * @param several whether it may be given several times
     * @param names the shortest first
     */
    record Option(String key, String label, boolean several, List<String> names) {
        /** The longest name, by which it is known. */
        String name() {
            return names.get(names.size() - 1);
        }

        boolean takesValue() {
            return !label.isEmpty();
        }
    }

    /** The words that are neither options nor commands; from least to most of them. */
    record Words(String key, String label, int least, int most) {}

    /** However many. */
    static final int ANY = Integer.MAX_VALUE;

    Syntax flag(String text, String... names) {
        options.add(new Option(text, "", false, List.of(names)));
        return this;
    }

    Syntax value(String text, String label, String... names) {
        options.add(new Option(text, label, false, List.of(names)));
        return this;
    }

    /** An option that may be given several times. */
    Syntax values(String text, String label, String... names) {
        options.add(new Option(text, label, true, List.of(names)));
        return this;
    }

    Syntax words(String text, String label, int least, int most) {
        words = new Words(text, label, least, most);
        return this;
    }

    /** Adds a command below this one. */
    Syntax add(Syntax command) {
        below.add(command);
        return this;
    }

    String key() {
        return key;
    }

    String name() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    List<Option> options() {
        return options;
    }

    @Nullable
    Words words() {
        return words;
    }

    List<Syntax> below() {
        return below;
    }

    /** The option of that name, or null. */
    @Nullable
    Option option(String name) {
        for (Option option : options) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        return null;
    }

    /** The command of that name below this one, or null. */
    @Nullable
    Syntax below(String name) {
        for (Syntax command : below) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        return null;
    }
}
