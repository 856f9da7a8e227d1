package dev.qkv.terminal;

import org.jline.nativ.CLibrary;

/** Columns and rows of a terminal. */
public record ScreenSize(int columns, int rows) {
    /** What is assumed where nothing is known. */
    public static final ScreenSize USUAL = new ScreenSize(80, 24);

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    /** Sides that are not known, as a new pseudo-terminal's are 0, as {@link #USUAL} has them. */
    static ScreenSize known(int columns, int rows) {
        return new ScreenSize(columns > 0 ? columns : USUAL.columns(), rows > 0 ? rows : USUAL.rows());
    }

    /** The size of the terminal that standard output is; {@link #USUAL} where it is none, or the system's library cannot be asked. */
    public static ScreenSize ofOutput() {
        return of(STANDARD_OUTPUT);
    }

    /** The same of standard error. */
    public static ScreenSize ofError() {
        return of(STANDARD_ERROR);
    }

    private static ScreenSize of(int descriptor) {
        try {
            CLibrary.WinSize size = new CLibrary.WinSize();
            int failed = CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size);
            return failed == 0 ? known(size.ws_col, size.ws_row) : USUAL;
        } catch (RuntimeException | LinkageError e) {
            return USUAL;
        }
    }
}
