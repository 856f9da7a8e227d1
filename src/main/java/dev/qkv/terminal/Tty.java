package dev.qkv.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/**
 * The terminal while a session has it: raw, so that single keys arrive, and given back as it was however the session ends. Ctrl-C and a changed size arrive
 * as keys; Ctrl-Z is read as a key and stops the program after the terminal is given back.
 */
public final class Tty implements AutoCloseable {
    private final Terminal terminal;
    private final Attributes before;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean redraw = new AtomicBoolean();
    private final AtomicBoolean resumed = new AtomicBoolean();
    private final ShutdownHooks.Task onExit = this::giveBack;
    private final KeyReader keys;
    private @Nullable Painter painter;
    private boolean closed;

    private Tty(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        this.keys = new KeyReader(terminal.reader(), this::event);
        terminal.handle(Terminal.Signal.INT, signal -> interrupt());
        terminal.handle(Terminal.Signal.WINCH, signal -> redraw.set(true));
        terminal.handle(Terminal.Signal.CONT, signal -> resumed.set(true));
        ShutdownHooks.add(onExit);
        raw();
    }

    /**
     * Opens the process's terminal.
     *
     * @throws IOException where standard input or output is no terminal
     */
    public static Tty open() throws IOException {
        return new Tty(TerminalBuilder.builder()
                .system(true)
                .provider(TerminalBuilder.PROP_PROVIDER_JNI)
                .dumb(false)
                // only modes, sizes and keys are wanted of it: for other types it would run infocmp, and give up on
                // dumb ones
                .type("xterm-256color")
                .encoding(StandardCharsets.UTF_8)
                // it would ask the terminal, and take typed characters for the answer where there is none
                .graphemeCluster(false)
                .build());
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
        resumed.set(true);
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
        // read as keys: the first to give the terminal back in time, the second because a JVM would print its threads
        raw.setControlChar(Attributes.ControlChar.VSUSP, 0);
        raw.setControlChar(Attributes.ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
    }

    /** The second Ctrl-C in a row does not wait for a program that does not look at its keys. */
    private void interrupt() {
        if (interrupted.getAndSet(true)) {
            giveBack();
            terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_DFL);
        }
    }

    private @Nullable Key event() {
        if (interrupted.get()) {
            return Key.of(Key.Type.INTERRUPT);
        }
        if (resumed.getAndSet(false)) {
            raw();
            if (painter != null) {
                painter.enter();
            }
            return Key.of(Key.Type.REDRAW);
        }
        return redraw.getAndSet(false) ? Key.of(Key.Type.REDRAW) : null;
    }

    @Override
    public void close() throws IOException {
        giveBack();
        closed = true;
        ShutdownHooks.remove(onExit);
        terminal.close();
    }
}
