package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Globals;
import dev.qkv.app.Overview;
import dev.qkv.config.Console;
import dev.qkv.config.ExitCode;
import dev.qkv.config.Surroundings;
import dev.qkv.config.UserError;
import dev.qkv.model.Language;
import dev.qkv.model.Nearest;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From arguments to the one call they mean. */
public final class Cli {
    private final Surroundings surroundings;
    private final Console console;
    private final InputStream in;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String version;

    public Cli(
            Surroundings surroundings,
            Console console,
            InputStream in,
            InstantSource clock,
            RandomGenerator random,
            String version) {
        this.surroundings = surroundings;
        this.console = console;
        this.in = in;
        this.clock = clock;
        this.random = random;
        this.version = version;
    }

    /** Runs the command that the arguments name. @return an {@link ExitCode} */
    public int run(List<String> arguments) {
        String verb = verbIn(arguments);
        Command command = verb == null ? null : Commands.named(verb);
        CommandSpec root = Commands.root(command == null ? List.of() : List.of(command), Texts.NONE);
        ParseResult parsed;
        try {
            parsed = parser(root).parseArgs(arguments.toArray(new String[0]));
        } catch (ParameterException e) {
            // help wins over whatever else is wrong
            if (arguments.contains("--help") || arguments.contains("-h")) {
                return help(arguments, languageIn(arguments));
            }
            throw UserError.usage(explain(e));
        }
        if (GlobalOptions.has(parsed, "--help")) {
            return help(arguments, languageIn(arguments));
        }
        if (parsed.hasMatchedOption("--version")) {
            console.println("qkv " + version);
            return ExitCode.OK;
        }
        Globals globals = GlobalOptions.read(parsed);
        Context context = new Context(surroundings, console, globals, in, clock, random);
        if (command == null) {
            return new Overview(context).run();
        }
        return command.run(parsed.subcommand(), context);
    }

    private static CommandLine parser(CommandSpec root) {
        return new CommandLine(root)
                .setPosixClusteredShortOptionsAllowed(false)
                .setAbbreviatedOptionsAllowed(false)
                .setInterpolateVariables(false)
                .setExpandAtFiles(false);
    }

    private int help(List<String> arguments, Language language) {
        CommandLine at = parser(Commands.all(Texts.in(language)));
        for (String argument : arguments) {
            CommandLine below = at.getSubcommands().get(argument);
            if (below != null) {
                at = below;
            }
        }
        console.print(HelpText.of(at));
        return ExitCode.OK;
    }

    /** The first argument that is not an option; the values of global options are passed over. */
    private static @Nullable String verbIn(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--lang")
                    || argument.equals("--color")
                    || argument.equals("--theme")
                    || argument.equals("--width")) {
                i++;
            } else if (!argument.startsWith("-")) {
                if (Commands.named(argument) == null) {
                    throw UserError.usage(unknownVerb(argument));
                }
                return argument;
            }
        }
        return null;
    }

    private static String unknownVerb(String word) {
        String nearest = Nearest.of(word, Commands.NAMES);
        return "no command \"" + word + "\"; commands are " + String.join(", ", Commands.NAMES)
                + (nearest == null ? "; to look something up: qkv lookup " + word : "; did you mean " + nearest + "?");
    }

    /** The language of help: what is asked for anywhere on the line, else the locale's. */
    private Language languageIn(List<String> arguments) {
        String asked = null;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith("--lang=")) {
                asked = arguments.get(i).substring("--lang=".length());
            } else if (arguments.get(i).equals("--lang") && i + 1 < arguments.size()) {
                asked = arguments.get(i + 1);
            }
        }
        return new Globals(asked, "auto", null, null, true, false).language(surroundings);
    }

    private static String explain(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String help = "; see " + spec.qualifiedName() + " --help";
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
            missing.getMissing()
                    .forEach(argument -> names.append(names.isEmpty() ? "" : ", ")
                            .append(
                                    argument instanceof CommandLine.Model.OptionSpec option
                                            ? option.longestName() + " " + option.paramLabel()
                                            : argument.paramLabel()));
            return "missing " + names + help;
        }
        String message = e.getMessage();
        return (message == null ? "bad arguments" : message) + help;
    }
}
