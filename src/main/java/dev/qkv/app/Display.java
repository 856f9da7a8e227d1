package dev.qkv.app;

import dev.qkv.config.Surroundings;
import dev.qkv.model.Language;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Theme;
import dev.qkv.terminal.ScreenSize;
import org.jspecify.annotations.Nullable;

/** How the output is to look, from what the user asked for and what the terminal can do. */
final class Display {
    private static final int WIDTH = 80;

    /** Lines longer than this are hard to read. */
    private static final int WIDEST_TEXT = 100;

    private Display() {}

    /** For running text: no wider than is good to read. */
    static RenderOptions text(Context context) {
        return narrowed(context, full(context));
    }

    /** The same for what is to be there at once: the terminal is not asked for its background where the environment has it. */
    static RenderOptions hurried(Context context) {
        return narrowed(context, options(context, true));
    }

    private static RenderOptions narrowed(Context context, RenderOptions full) {
        boolean asked = context.globals().width() != null;
        return asked ? full : full.withWidth(Math.min(full.width(), WIDEST_TEXT));
    }

    /** For figures and matrices: the whole width. */
    static RenderOptions full(Context context) {
        return options(context, false);
    }

    private static RenderOptions options(Context context, boolean hurried) {
        Surroundings surroundings = context.surroundings();
        return new RenderOptions(
                width(context), depth(context), theme(context, hurried), surroundings.unicode(), context.language());
    }

    private static int width(Context context) {
        Integer asked = context.globals().width();
        if (asked != null) {
            return asked;
        }
        Integer columns = number(context.surroundings().env("COLUMNS"));
        if (columns != null && columns > 0) {
            return columns;
        }
        return context.surroundings().outputTty() ? ScreenSize.ofOutput().columns() : WIDTH;
    }

    private static ColorDepth depth(Context context) {
        Surroundings surroundings = context.surroundings();
        if (!context.globals().colors(surroundings)) {
            return ColorDepth.NONE;
        }
        String claimed = surroundings.env("COLORTERM");
        if (claimed.equals("truecolor") || claimed.equals("24bit")) {
            return ColorDepth.TRUE;
        }
        return surroundings.env("TERM").contains("256color") ? ColorDepth.INDEXED : ColorDepth.SIXTEEN;
    }

    private static Theme theme(Context context, boolean hurried) {
        String asked = context.globals().theme();
        if (asked == null) {
            asked = context.settings().theme();
        }
        if (asked != null) {
            return asked.equals("light") ? Theme.LIGHT : Theme.DARK;
        }
        // "foreground;background" as rxvt, Konsole and others set it: 7 and 9 to 15 are light
        String colors = context.surroundings().env("COLORFGBG");
        Integer background = number(colors.substring(colors.lastIndexOf(';') + 1));
        boolean needless = depth(context) == ColorDepth.NONE || (hurried && background != null);
        Boolean told = needless ? null : context.lightBackground();
        boolean light =
                told != null ? told : background != null && (background == 7 || (background >= 9 && background <= 15));
        return light ? Theme.LIGHT : Theme.DARK;
    }

    private static @Nullable Integer number(String text) {
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The language other than this one. */
    static Language other(Language language) {
        return language == Language.EN ? Language.ZH : Language.EN;
    }
}
