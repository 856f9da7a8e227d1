package dev.qkv.terminal;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jline.nativ.CLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Asks the terminal for the colour behind its text. Only where standard input and output both are one, it is this job's turn to use it, and nothing has been typed
 * ahead; for no longer than told, and with the terminal's modes and input as they were before.
 */
public final class Background {
    private static final int STANDARD_INPUT = 0;
    private static final long LINUX_SIZE_REQUEST = 0x5413;
    /** Bytes of both answers, more than any terminal sends. */
    private static final int LONGEST = 256;

    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final Path OWN_STATE = Path.of("/proc/self/stat");

    /** What a terminal's type begins with that knows the question; others might show it. */
    private static final String[] KNOWN = {
        "xterm",
        "tmux",
        "screen",
        "rxvt",
        "kitty",
        "alacritty",
        "foot",
        "wezterm",
        "ghostty",
        "konsole",
        "vte",
        "gnome",
        "contour",
        "st-"
    };

    private Background() {}

    /**
     * Whether the background is light; null where the terminal does not say.
     *
     * @param type of the terminal, as TERM has it
     * @param patience how long to wait for an answer, which takes longer over a network
     */
    public static @Nullable Boolean isLight(String type, Duration patience) {
        try {
            boolean may = isKnown(type) && isForeground() && CLibrary.pollForInput(STANDARD_INPUT, 0) == 0;
            return may ? ask(patience) : null;
        } catch (IOException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static boolean isKnown(String type) {
        for (String known : KNOWN) {
            if (type.startsWith(known)) {
                return true;
            }
        }
        return false;
    }

    /** A job in the background would be stopped for touching the modes. Where the system does not say, it is taken for one in the foreground. */
    private static boolean isForeground() throws IOException {
        if (!Files.exists(OWN_STATE)) {
            return true;
        }
        // after the name in parentheses: state, parent, group, session, terminal, the terminal's foreground group
        String state = Files.readString(OWN_STATE, StandardCharsets.ISO_8859_1);
        String[] fields = state.substring(state.lastIndexOf(')') + 1).strip().split(" ", 7);
        return fields.length > 5 && fields[2].equals(fields[5]);
    }

    private static @Nullable Boolean ask(Duration patience) throws IOException {
        CLibrary.Termios before = new CLibrary.Termios();
        CLibrary.Termios quiet = new CLibrary.Termios();
        if (CLibrary.tcgetattr(STANDARD_INPUT, before) != 0 || CLibrary.tcgetattr(STANDARD_INPUT, quiet) != 0) {
            return null;
        }
        boolean linux = CLibrary.TIOCGWINSZ == LINUX_SIZE_REQUEST;
        long lines = linux ? 0x2 : 0x100; // ICANON
        quiet.c_lflag &= ~(lines | 0x8L); // ECHO
        BackgroundAnswer answer = new BackgroundAnswer();
        // Ctrl-C while it waits must not leave the terminal without echo
        Thread giveBack = new Thread(() -> CLibrary.tcsetattr(STANDARD_INPUT, CLibrary.TCSANOW, before));
        Runtime.getRuntime().addShutdownHook(giveBack);
        CLibrary.tcsetattr(STANDARD_INPUT, CLibrary.TCSANOW, quiet);
        boolean asked = false;
        try {
            // half a line may have been typed: it is not ours to read
            asked = CLibrary.pollForInput(STANDARD_INPUT, 0) == 0;
            if (asked) {
                exchange(answer, patience);
            }
        } finally {
            // what comes after the last answer was typed; where there was none, what is there now is a part of it
            boolean late = asked && !answer.isComplete();
            CLibrary.tcsetattr(STANDARD_INPUT, late ? CLibrary.TCSAFLUSH : CLibrary.TCSANOW, before);
            Runtime.getRuntime().removeShutdownHook(giveBack);
        }
        return answer.isLight();
    }

    private static void exchange(BackgroundAnswer answer, Duration patience) throws IOException {
        try (FileOutputStream out = new FileOutputStream(TERMINAL.toFile());
                FileInputStream in = new FileInputStream(TERMINAL.toFile())) {
            out.write(BackgroundAnswer.QUESTION.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = new byte[1];
            for (int i = 0; i < LONGEST && !answer.isComplete(); i++) {
                if (CLibrary.pollForInput(STANDARD_INPUT, (int) patience.toMillis()) <= 0) {
                    return;
                }
                answer.add(bytes, in.read(bytes));
            }
        }
    }
}
