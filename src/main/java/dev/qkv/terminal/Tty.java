package dev.qkv.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/**
 * The terminal while a session has it: raw, so that single keys arrive, and given back as it was however the session ends. Ctrl-C and a changed size arrive
 * as keys; Ctrl-Z too, and stops the program after the terminal is given back.
 */
public final class Tty implements AutoCloseable {
    private static final String TYPE = "qkv";

    private final Terminal terminal;
    private final Attributes before;
    private final ShutdownHooks.Task onExit = this::giveBack;
    private final KeyReader keys;
    private @Nullable Painter painter;
    private Size shown;
    private boolean resumed;
    private boolean closed;

    private Tty(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        this.keys = new KeyReader(terminal.reader(), this::event);
        this.shown = terminal.getSize();
        ShutdownHooks.add(onExit);
        raw();
    }

    /**
     * Opens the process's terminal beside what the caller does meanwhile: library and system take their time for it. It stays as it is until
     * {@link Opening#tty}.
     *
     * @param first what must be done before
     */
    public static Opening opening(Runnable first) {
        return new Opening(() -> {
            first.run();
            return builder().system(true).dumb(false).build();
        });
    }

    /** Opens a terminal of two streams, on a pseudo-terminal of its own. */
    public static Opening opening(InputStream in, OutputStream out) {
        return new Opening(() ->
                builder().system(false).streams(in, out).size(Size.of(80, 24)).build());
    }

    /** A terminal that is being opened. */
    public static final class Opening implements AutoCloseable {
        private final FutureTask<Terminal> task;
        private boolean taken;

        private Opening(Callable<Terminal> open) {
            task = new FutureTask<>(open);
            Thread thread = new Thread(task, "terminal");
            thread.setDaemon(true);
            thread.start();
        }

        /**
         * The terminal, to be closed by the caller.
         *
         * @throws IOException where standard input or output is no terminal
         */
        public Tty tty() throws IOException {
            Terminal terminal = terminal();
            taken = true;
            return new Tty(terminal);
        }

        private Terminal terminal() throws IOException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw new IOException(
                        String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the terminal was opened");
            }
        }

        @Override
        public void close() {
            if (!taken) {
                try {
                    terminal().close();
                } catch (IOException e) {
                    // there is none to give back
                }
            }
        }
    }

    /** Only modes, sizes and keys are wanted of the library: with a description of the type it does not run infocmp for one, and does not give up on dumb ones. */
    private static TerminalBuilder builder() {
        InfoCmp.setLoadedInfoCmp(TYPE, TYPE + ",\n");
        return TerminalBuilder.builder()
                .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                .type(TYPE)
                .encoding(StandardCharsets.UTF_8)
                // its handlers are made by reflection, which takes longer than all else here
                .nativeSignals(false)
                // it would ask the terminal, and take typed characters for the answer where there is none
                .graphemeCluster(false);
    }

    ScreenSize size() {
        Size size = terminal.getSize();
        return ScreenSize.known(size.getColumns(), size.getRows());
    }

    KeyReader keys() {
        return keys;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Hands the screen over to the painter. */
    void enter(Painter other) {
        painter = other;
        other.enter();
    }

    /** Stops the program as Ctrl-Z does, and returns when it goes on. */
    void suspend() {
        giveBack();
        Stop.job();
        resumed = true;
    }

    /** Screen and modes as they were before. */
    private synchronized void giveBack() {
        if (painter != null) {
            painter.leave();
        }
        if (!closed) {
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    private synchronized void raw() {
        if (closed) {
            return;
        }
        Attributes raw = new Attributes(before);
        raw.setLocalFlag(Attributes.LocalFlag.ICANON, false);
        raw.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        raw.setLocalFlag(Attributes.LocalFlag.IEXTEN, false);
        raw.setInputFlag(Attributes.InputFlag.IXON, false);
        raw.setInputFlag(Attributes.InputFlag.ICRNL, false);
        raw.setInputFlag(Attributes.InputFlag.INLCR, false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 0);
        raw.setControlChar(Attributes.ControlChar.VTIME, 1);
        // read as keys: the first two to give the terminal back in time, the last because a JVM would print its threads
        raw.setControlChar(Attributes.ControlChar.VINTR, 0);
        raw.setControlChar(Attributes.ControlChar.VSUSP, 0);
        raw.setControlChar(Attributes.ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
    }

    /** What changed since the last look: a shell that stopped the program and continues it has set its own modes. */
    private @Nullable Key event() {
        if (resumed || terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ICANON)) {
            resumed = false;
            raw();
            if (painter != null) {
                painter.enter();
            }
            return Key.of(Key.Type.REDRAW);
        }
        Size size = terminal.getSize();
        if (size.equals(shown)) {
            return null;
        }
        shown = size;
        return Key.of(Key.Type.REDRAW);
    }

    @Override
    public void close() throws IOException {
        giveBack();
        closed = true;
        ShutdownHooks.remove(onExit);
        terminal.close();
    }
}
