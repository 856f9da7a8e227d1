package dev.qkv;

import static org.assertj.core.api.Assertions.assertThat;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program on a pseudo-terminal: keys go in, and what a person would see comes out. Waiting is for a picture, never for a time; {@link #PATIENCE} only bounds a
 * failing test.
 */
public final class Pty implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PtyProcess process;
    private final PtyScreen screen;
    private final StringBuilder everything = new StringBuilder();

    private Pty(PtyProcess process, int columns, int rows) {
        this.process = process;
        this.screen = new PtyScreen(columns, rows);
        Thread reader = new Thread(this::read, "pty");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param environment replaces the test's own, except for PATH and HOME */
    public static Pty start(List<String> command, Map<String, String> environment, Path folder, int columns, int rows) {
        Map<String, String> all = new HashMap<>(environment);
        for (String inherited : List.of("PATH", "HOME")) {
            String value = System.getenv(inherited);
            if (value != null) {
                all.putIfAbsent(inherited, value);
            }
        }
        try {
            PtyProcess process = new PtyProcessBuilder(command.toArray(new String[0]))
                    .setEnvironment(all)
                    .setDirectory(folder.toAbsolutePath().toString())
                    .setInitialColumns(columns)
                    .setInitialRows(rows)
                    .start();
            return new Pty(process, columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The java command of this test's own JDK with its class path, and a main class with arguments. */
    public static List<String> java(String mainClass, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command line for {@code sh}. */
    public static String quoted(List<String> command) {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            line.append(line.isEmpty() ? "'" : " '")
                    .append(word.replace("'", "'\\''"))
                    .append('\'');
        }
        return line.toString();
    }

    /** Types. */
    public Pty type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Pty resize(int columns, int rows) {
        synchronized (screen) {
            screen.resize(columns, rows);
        }
        process.setWinSize(new WinSize(columns, rows));
        return this;
    }

    /** Waits until the screen shows all of these. */
    public Pty see(String... texts) {
        return await("to see " + List.of(texts), () -> {
            String shown = screen();
            for (String text : texts) {
                if (!shown.contains(text)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Waits until the screen shows none of these. */
    public Pty gone(String... texts) {
        return await("not to see " + List.of(texts), () -> {
            String shown = screen();
            for (String text : texts) {
                if (shown.contains(text)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Waits until this was written, shown or not, such as a question to the terminal. */
    public Pty written(String text) {
        return await("for " + text, () -> everything().contains(text));
    }

    /** What is on the screen, a line a row, without spaces at their ends. */
    public String screen() {
        synchronized (screen) {
            return screen.text();
        }
    }

    /** All that was ever written, escape sequences included. */
    public String everything() {
        synchronized (screen) {
            return everything.toString();
        }
    }

    /** Waits for the program to end. */
    public int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("still running, showing:\n%s", screen())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first process under this one whose command ends so. */
    public ProcessHandle descendant(String commandEnd) {
        return ProcessHandle.of(process.pid())
                .orElseThrow()
                .descendants()
                .filter(handle -> handle.info().command().orElse("").endsWith(commandEnd))
                .findFirst()
                .orElseThrow();
    }

    private Pty await(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() < end)
                    .as("waited %s, but the screen shows:\n%s", what, screen())
                    .isTrue();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return this;
    }

    private void read() {
        try (InputStream in = process.getInputStream();
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            char[] chars = new char[4096];
            for (int n = text.read(chars); n >= 0; n = text.read(chars)) {
                synchronized (screen) {
                    everything.append(chars, 0, n);
                    screen.write(chars, n);
                }
            }
        } catch (IOException e) {
            // the other side is gone
        }
    }

    /** Hangs up. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
