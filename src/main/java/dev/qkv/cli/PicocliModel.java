package dev.qkv.cli;

import dev.qkv.config.UserError;
import dev.qkv.model.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command's syntax as picocli's model: for help, manual pages, and lines that are not plain. */
final class PicocliModel {
    private PicocliModel() {}

    static CommandLine of(Syntax syntax, Texts texts) {
        return new CommandLine(spec(syntax, texts))
                .setPosixClusteredShortOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setInterpolateVariables(false)
                .setExpandAtFiles(false);
    }

    private static CommandSpec spec(Syntax syntax, Texts texts) {
        CommandSpec spec = CommandSpec.create().name(syntax.name());
        spec.usageMessage().description(texts.get(syntax.key())).abbreviateSynopsis(true);
        for (Syntax.Option option : syntax.options()) {
            spec.addOption(option(option, texts));
        }
        Syntax.Words words = syntax.words();
        if (words != null) {
            spec.addPositional(PositionalParamSpec.builder()
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .arity(arity(words))
                    .paramLabel(words.label())
                    .description(texts.get(words.key()))
                    .build());
        }
        for (Syntax below : syntax.below()) {
            spec.addSubcommand(below.name(), new CommandLine(spec(below, texts)));
        }
        return spec;
    }

    private static String arity(Syntax.Words words) {
        return words.least() == words.most()
                ? Integer.toString(words.least())
                : words.least() + ".." + (words.most() == Syntax.ANY ? "*" : Integer.toString(words.most()));
    }

    private static OptionSpec option(Syntax.Option option, Texts texts) {
        OptionSpec.Builder builder =
                OptionSpec.builder(option.names().toArray(new String[0])).description(texts.get(option.key()));
        if (!option.takesValue()) {
            boolean help = option.name().equals(GlobalOptions.HELP);
            return builder.type(boolean.class).arity("0").usageHelp(help).build();
        }
        builder.arity("1").paramLabel(option.label());
        return option.several()
                ? builder.type(List.class).auxiliaryTypes(String.class).build()
                : builder.type(String.class).build();
    }

    /** Reads any line. @throws UserError (usage) that says what is wrong with it and where help is */
    static Parsed parse(Syntax root, List<String> arguments) {
        ParseResult at;
        try {
            at = of(root, Texts.NONE).parseArgs(arguments.toArray(new String[0]));
        } catch (ParameterException e) {
            throw UserError.usage(explain(e));
        }
        Map<String, List<String>> options = new HashMap<>();
        Syntax syntax = root;
        while (true) {
            for (OptionSpec option : at.matchedOptionsSet()) {
                options.put(
                        option.longestName(),
                        option.arity().max() == 0 ? List.of() : List.copyOf(option.stringValues()));
            }
            if (!at.hasSubcommand()) {
                break;
            }
            at = at.subcommand();
            syntax = Objects.requireNonNull(syntax.below(at.commandSpec().name()));
        }
        List<String> words = at.hasMatchedPositional(0) ? at.matchedPositionalValue(0, List.of()) : List.of();
        requireFitting(syntax.words(), words, help(at.commandSpec()));
        return new Parsed(at.commandSpec().name(), options, words);
    }

    /** The library takes a list's arity for that of each of its parts, so it counts none. */
    private static void requireFitting(Syntax.@Nullable Words allowed, List<String> words, String help) {
        if (allowed != null && words.size() < allowed.least()) {
            throw UserError.usage("missing " + allowed.label() + help);
        }
        if (allowed != null && words.size() > allowed.most()) {
            throw UserError.usage("too many arguments: \"" + words.get(allowed.most()) + "\"" + help);
        }
    }

    private static String help(CommandSpec spec) {
        return "; see " + spec.qualifiedName() + " --help";
    }

    private static String explain(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String help = help(spec);
        if (e instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            if (argument.startsWith("-") && argument.length() > 1) {
                String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
                String nearest = Nearest.of(name, spec.optionsMap().keySet());
                return "no option " + name + (nearest == null ? help : "; did you mean " + nearest + "?");
            }
            if (!spec.subcommands().isEmpty()) {
                String nearest = Nearest.of(argument, spec.subcommands().keySet());
                return "no command \"" + argument + "\"; " + spec.qualifiedName() + " has "
                        + String.join(", ", spec.subcommands().keySet())
                        + (nearest == null ? "" : "; did you mean " + nearest + "?");
            }
            return "too many arguments: \"" + argument + "\"" + help;
        }
        if (e instanceof MissingParameterException missing) {
            StringBuilder names = new StringBuilder();
            for (ArgSpec argument : missing.getMissing()) {
                names.append(names.isEmpty() ? "" : ", ")
                        .append(
                                argument instanceof OptionSpec option
                                        ? option.longestName() + " " + option.paramLabel()
                                        : argument.paramLabel());
            }
            return "missing " + names + help;
        }
        String message = e.getMessage();
        return (message == null ? "bad arguments" : message) + help;
    }
}
