package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may stand at the end of a command line that is being typed: from the command model, and from the bank for names of concepts, topics, mechanisms and
 * parameters. The shells' scripts only ask this.
 */
final class Completer {
    /** Instead of words: the shell shall complete names of files. */
    static final String FILES = ":files";

    private static final String FILE_LABELS = " FILE FOLDER SOURCE DIR PATH ";

    private final Names names;
    private final Texts texts;
    private final List<String> found = new ArrayList<>();

    Completer(Context context) {
        names = new Names(context);
        texts = Texts.in(context.language());
    }

    /** @param words after {@code qkv}; the last is being typed and may be empty. @return lines of a word, and mostly a tab and what it is */
    List<String> complete(List<String> words) {
        String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        CommandSpec spec = Commands.root(List.of(), texts);
        List<String> given = new ArrayList<>();
        OptionSpec open = null;
        for (String word : before) {
            if (open != null) {
                open = null;
            } else if (word.startsWith("-") && word.length() > 1) {
                OptionSpec option = spec.findOption(word);
                open = option != null && option.arity().max() > 0 ? option : null;
            } else {
                CommandSpec below = below(spec, word);
                if (below == null) {
                    given.add(word);
                } else {
                    spec = below;
                }
            }
        }
        if (open != null) {
            values(spec, open, typed, given);
        } else if (typed.startsWith("-")) {
            options(spec, typed);
        } else if (spec.parent() == null && spec.name().equals("qkv")) {
            verbs(typed);
        } else {
            for (CommandLine below : spec.subcommands().values()) {
                offer(below.getCommandName(), description(below.getCommandSpec()), typed);
            }
            int at = Math.min(given.size(), spec.positionalParameters().size() - 1);
            if (at >= 0) {
                values(spec, spec.positionalParameters().get(at), typed, given);
            }
        }
        return found;
    }

    private @Nullable CommandSpec below(CommandSpec spec, String word) {
        if (spec.name().equals("qkv")) {
            Command command = Commands.named(word);
            return command == null ? null : command.spec(texts);
        }
        CommandLine below = spec.subcommands().get(word);
        return below == null ? null : below.getCommandSpec();
    }

    private void verbs(String typed) {
        for (String name : Commands.NAMES) {
            offer(name, texts.get(name), typed);
        }
    }

    private void options(CommandSpec spec, String typed) {
        for (OptionSpec option : spec.options()) {
            offer(option.longestName(), option.description().length == 0 ? "" : option.description()[0], typed);
        }
    }

    /** What an option or a parameter takes; its label tells. */
    private void values(CommandSpec spec, ArgSpec argument, String typed, List<String> given) {
        String label = argument.paramLabel();
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
                case "NAME" -> {
                    found.addAll(names.concepts(typed));
                    found.addAll(spec.name().equals("quiz") ? names.topics(typed) : names.mechanisms(typed));
                }
                default -> {}
            }
        }
    }

    private void offer(String word, String what, String typed) {
        if (word.startsWith(typed)) {
            found.add(what.isEmpty() ? word : word + "\t" + what);
        }
    }

    private static String description(CommandSpec spec) {
        String[] description = spec.usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }
}
