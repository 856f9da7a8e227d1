package dev.qkv.app;

import dev.qkv.render.text.Columns;
import dev.qkv.terminal.ScreenSize;

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
        int cells = cells();
        int full = cells * now / 100;
        String bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(cells - full);
        context.console().progress("\r" + context.text(key, bar, now) + "\u001b[K");
    }

    /** As many as leave the line shorter than the screen is wide: one that wraps cannot be taken away. */
    private int cells() {
        int words = Columns.of(context.text(key, "", 100));
        return Math.max(0, Math.min(CELLS, ScreenSize.ofError().columns() - 1 - words));
    }

    @Override
    public void close() {
        if (percent >= 0) {
            context.console().progress("\r\u001b[K");
            percent = -1;
        }
    }
}
