package dev.qkv;

import dev.qkv.app.FaultText;
import dev.qkv.cli.Cli;
import dev.qkv.config.Console;
import dev.qkv.config.ExitCode;
import dev.qkv.config.Surroundings;
import dev.qkv.config.UserError;
import dev.qkv.model.FaultException;
import dev.qkv.notes.BankException;
import dev.qkv.store.StoreException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Start of the program: wires the rooms together, and alone touches the process. */
public final class Main {
    public static final String VERSION = "0.1.0";

    private final Surroundings surroundings;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * A run's makings.
     *
     * @param random where event ids come from; what a seed decides never does
     */
    public Main(Surroundings surroundings, InstantSource clock, RandomGenerator random) {
        this.surroundings = surroundings;
        this.clock = clock;
        this.random = random;
    }

    public static void main(String[] args) {
        String tty = System.getProperty("qkv.tty", "");
        String home = System.getProperty("qkv.home");
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                tty.contains("i"),
                tty.contains("o"),
                tty.contains("e"),
                Path.of(home == null ? "." : home),
                Path.of(""));
        // raw streams: System.out swallows the error of a closed pipe
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        InputStream in = new FileInputStream(FileDescriptor.in);
        if (args.length == 1 && args[0].startsWith("--setup=")) {
            System.exit(Setup.run(args[0].substring("--setup=".length()), surroundings, out, err));
        }
        Main main = new Main(surroundings, InstantSource.system(), new LazyRandom());
        int exit = main.run(List.of(args), in, out, err);
        if (home == null) {
            System.exit(exit);
        }
        // exit() looks for a logger in every jar first (from JDK 21 on), and then runs hooks: those that take away what
        // a library unpacked, which an
        // installed release has unpacked already
        Runtime.getRuntime().halt(exit);
    }

    /** Runs one command. @return an {@link ExitCode} */
    public int run(List<String> args, InputStream in, OutputStream out, OutputStream err) {
        Console console = new Console(out, err);
        try {
            int exit = new Cli(surroundings, console, in, clock, random, VERSION).run(args);
            console.flush();
            return exit;
        } catch (Console.Closed e) {
            return ExitCode.OK;
        } catch (UserError e) {
            console.notice(e.text());
            return e.exitCode();
        } catch (FaultException e) {
            console.notice("qkv: " + FaultText.of(e.fault(), Path.of("")));
            return ExitCode.DATA;
        } catch (BankException | StoreException e) {
            console.notice("qkv: " + e.getMessage());
            return ExitCode.DATA;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return report(e, args, console);
        }
    }

    private static int report(Throwable e, List<String> args, Console console) {
        if (e instanceof java.io.UncheckedIOException unchecked && unchecked.getMessage() != null) {
            console.notice("qkv: " + unchecked.getMessage());
            return ExitCode.DATA;
        }
        console.notice("qkv: this is a bug in qkv: " + e + " (with --debug: where)");
        if (args.contains("--debug")) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            console.notice(trace.toString());
        }
        return ExitCode.BUG;
    }

    /** Seeding costs time, and most runs draw nothing. */
    static final class LazyRandom implements RandomGenerator {
        private @Nullable SecureRandom source;

        @Override
        public long nextLong() {
            if (source == null) {
                source = new SecureRandom();
            }
            return source.nextLong();
        }
    }
}
