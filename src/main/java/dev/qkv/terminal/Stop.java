package dev.qkv.terminal;

/** Stops this process as the terminal's Ctrl-Z would, until a shell continues it. */
final class Stop {
    private Stop() {}

    /** Does nothing where the platform has no such signal. */
    static void self() {
        try {
            // by reflection: the compiler warns of any other use
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object stop = signal.getConstructor(String.class).newInstance("TSTP");
            signal.getMethod("raise", signal).invoke(null, stop);
        } catch (ReflectiveOperationException e) {
            // no such signal: the session goes on
        }
    }
}
