package dev.qkv.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/** Shows text that is longer than the screen through the user's pager. */
public final class Pager {
    private Pager() {}

    /**
     * Pages the text, and waits until the user leaves the pager.
     *
     * @param command as the user's shell would run it, such as {@code less -R}
     * @return false where the pager cannot be run: the text has not been shown
     */
    public static boolean show(String text, String command) {
        try {
            Process pager = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (OutputStream in = pager.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // the user left before the end
            }
            // 126 and 127: the shell could not run it
            return pager.waitFor() < 126;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Whether the text has more lines than the terminal shows at once, a line kept for the shell's prompt. */
    public static boolean isLong(String text) {
        int rows = ScreenSize.ofOutput().rows();
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines > rows;
    }
}
