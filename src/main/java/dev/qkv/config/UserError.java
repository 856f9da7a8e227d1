package dev.qkv.config;

/** Something the user can mend; its message is all that is shown. */
public final class UserError extends RuntimeException {
    private final int exitCode;

    /** @param exitCode one of {@link ExitCode} */
    public UserError(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
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

    /** The message; never null. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
