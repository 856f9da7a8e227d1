package dev.qkv.config;

/** What the process says to a script. */
public final class ExitCode {
    /** Done; every answer of a batch right; every check passed; an interactive session that ended. */
    public static final int OK = 0;

    /** A negative result: nothing found, a wrong or missing answer, a failed check, faults found by {@code bank check}. */
    public static final int NEGATIVE = 1;

    /** Usage: unknown option or name, bad value, missing argument, a terminal needed and not there. */
    public static final int USAGE = 2;

    /** Data: a file, bank or history that cannot be read or written or is invalid. */
    public static final int DATA = 3;

    /** A bug in qkv. */
    public static final int BUG = 70;

    /** Interrupted with Ctrl-C; what was answered before is kept. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
