package dev.qkv.cli;

import dev.qkv.app.Context;
import dev.qkv.app.Globals;
import dev.qkv.app.Overview;
import dev.qkv.config.Console;
import dev.qkv.config.ExitCode;
import dev.qkv.config.Settings;
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
        Syntax root = Commands.root(command == null ? List.of() : List.of(command));
        Parsed parsed = Parsed.plain(root, arguments);
        // help wins over whatever else is wrong
        if (parsed == null && !arguments.contains("-h") && !arguments.contains(GlobalOptions.HELP)) {
            parsed = PicocliModel.parse(root, arguments);
        }
        if (parsed == null || parsed.has(GlobalOptions.HELP)) {
            return help(arguments, languageIn(arguments));
        }
        if (parsed.has("--version")) {
            console.println("qkv " + version);
            return ExitCode.OK;
        }
        Globals globals = GlobalOptions.read(parsed);
        Context context = new Context(surroundings, console, globals, in, clock, random);
        if (command == null) {
            return new Overview(context).run();
        }
        return command.run(parsed, context);
    }

    private int help(List<String> arguments, Language language) {
        CommandLine at = PicocliModel.of(Commands.all(), Texts.in(language, surroundings.home()));
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
        Globals globals = new Globals(asked, "auto", null, null, true, false);
        String set = null;
        try {
            set = Settings.of(surroundings).lang();
        } catch (UserError e) {
            // help is wanted most where something is wrong
        }
        return globals.language(surroundings, set);
    }
}
