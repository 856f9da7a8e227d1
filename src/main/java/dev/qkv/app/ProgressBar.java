package dev.qkv.app;

/** How far long work is, on a terminal's standard error; taken away when it is done. Work of a moment shows nothing. */
final class ProgressBar implements AutoCloseable {
    private static final int CELLS = 24;
    private static final long DELAY_MS = 400;

    private final Context context;
    private final String key;
    private final long all;
    private final long begun;
    private final boolean shown;
    private int percent = -1;

    /** @param key of the text, which takes the bar and the share in percent @param all how much there is to do */
    ProgressBar(Context context, String key, long all) {
        this.context = context;
        this.key = key;
        this.all = all;
        shown = context.surroundings().errorTty() && !context.surroundings().dumb();
        begun = shown ? context.clock().millis() : 0;
    }

    void show(long done) {
        int now = all <= 0 ? 100 : (int) Math.min(100, 100 * done / all);
        if (!shown || now == percent || context.clock().millis() - begun < DELAY_MS) {
            return;
        }
        percent = now;
        boolean unicode = context.surroundings().unicode();
        int full = CELLS * now / 100;
        String bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(CELLS - full);
        context.console().progress("\r" + context.text(key, bar, now) + "\u001b[K");
    }

    @Override
    public void close() {
        if (percent >= 0) {
            context.console().progress("\r\u001b[K");
            percent = -1;
        }
    }
}
