package dev.qkv.render.text;

import java.util.HashMap;
import java.util.Map;

/** A theme at a colour depth: styles to escape sequences (ECMA-48, section 8.3.117, Select Graphic Rendition). */
public final class Palette {
    static final String RESET = "\u001b[0m";

    /** The usual RGB of the 16 colours, for the nearest one. */
    private static final int[] SIXTEEN = {
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF
    };

    private final Theme theme;
    private final ColorDepth depth;
    /** No EnumMap: that asks for the constants by reflection, which a short run pays for. */
    private final Map<Role, String> sequences = new HashMap<>();

    public Palette(Theme theme, ColorDepth depth) {
        this.theme = theme;
        this.depth = depth;
    }

    /** The sequence that switches the style on; empty where it looks like plain text. */
    public String on(Style style) {
        if (depth == ColorDepth.NONE || style == Role.TEXT) {
            return "";
        }
        if (style instanceof Role role) {
            String sequence = sequences.get(role);
            if (sequence == null) {
                sequence = sequence(theme.look(role));
                sequences.put(role, sequence);
            }
            return sequence;
        }
        Paint paint = (Paint) style;
        StringBuilder codes = new StringBuilder();
        colour(codes, paint.foreground(), false);
        colour(codes, paint.background(), true);
        return wrap(codes);
    }

    private String sequence(Theme.Look look) {
        StringBuilder codes = new StringBuilder();
        if ((look.attributes() & Theme.BOLD) != 0) {
            code(codes, 1);
        }
        if ((look.attributes() & Theme.ITALIC) != 0) {
            code(codes, 3);
        }
        if ((look.attributes() & Theme.UNDERLINE) != 0) {
            code(codes, 4);
        }
        if (depth != ColorDepth.SIXTEEN) {
            colour(codes, look.rgb(), false);
        } else if (look.code() != 0) {
            code(codes, look.code());
        }
        return wrap(codes);
    }

    private void colour(StringBuilder codes, int rgb, boolean background) {
        if (rgb == Paint.NONE) {
            return;
        }
        int base = background ? 48 : 38;
        switch (depth) {
            case TRUE -> {
                code(codes, base);
                code(codes, 2);
                code(codes, rgb >> 16 & 255);
                code(codes, rgb >> 8 & 255);
                code(codes, rgb & 255);
            }
            case INDEXED -> {
                code(codes, base);
                code(codes, 5);
                code(codes, indexed(rgb));
            }
            default -> {
                int nearest = nearest(rgb);
                code(codes, (background ? 40 : 30) + (nearest < 8 ? nearest : nearest + 52));
            }
        }
    }

    /** The nearest entry of the 6 × 6 × 6 cube (16 to 231) or of the 24 greys (232 to 255). */
    static int indexed(int rgb) {
        int red = level(rgb >> 16 & 255);
        int green = level(rgb >> 8 & 255);
        int blue = level(rgb & 255);
        int cube = shade(red) << 16 | shade(green) << 8 | shade(blue);
        int mean = ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
        int step = Math.min(23, Math.max(0, (mean - 3) / 10));
        int grey = 0x010101 * (8 + 10 * step);
        return distance(grey, rgb) < distance(cube, rgb) ? 232 + step : 16 + 36 * red + 6 * green + blue;
    }

    private static int level(int channel) {
        return channel < 48 ? 0 : channel < 115 ? 1 : (channel - 35) / 40;
    }

    private static int shade(int level) {
        return level == 0 ? 0 : 55 + 40 * level;
    }

    private static int nearest(int rgb) {
        int best = 0;
        for (int i = 1; i < SIXTEEN.length; i++) {
            if (distance(SIXTEEN[i], rgb) < distance(SIXTEEN[best], rgb)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }

    private static void code(StringBuilder codes, int code) {
        if (codes.length() > 0) {
            codes.append(';');
        }
        codes.append(code);
    }

    private static String wrap(StringBuilder codes) {
        return codes.length() == 0 ? "" : "\u001b[" + codes + 'm';
    }
}
