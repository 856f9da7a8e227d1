package dev.qkv.config;

/** Something the user can mend; its message is all that is shown. */
public final class UserError extends RuntimeException {
    private final int exitCode;
    private final boolean verbatim;

    /** @param exitCode one of {@link ExitCode} */
    public UserError(int exitCode, String message) {
        this(exitCode, message, false);
    }

    private UserError(int exitCode, String message, boolean verbatim) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.verbatim = verbatim;
    }

    /** An error that another program reads: printed as it is, without the program's name before it. */
    public static UserError verbatim(int exitCode, String text) {
        return new UserError(exitCode, text, true);
    }

    public static UserError usage(String message) {
        return new UserError(ExitCode.USAGE, message);
    }

    public static UserError data(String message) {
        return new UserError(ExitCode.DATA, message);
    }

    public int exitCode() {
        return exitCode;
    }

    /** The line to print. */
    public String text() {
        String message = String.valueOf(getMessage());
        return verbatim ? message : "qkv: " + message;
    }
}
