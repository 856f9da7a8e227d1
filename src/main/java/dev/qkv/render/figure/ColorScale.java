package dev.qkv.render.figure;

import dev.qkv.figure.Figure;
import dev.qkv.render.text.Paint;
import dev.qkv.render.text.Theme;

/**
 * From a value to a colour or a shade. Values of one sign run from the background's side to a strong colour; values of both signs diverge from 0, which looks
 * like the background.
 */
public final class ColorScale {
    private static final int[] DARK = {0x1E2235, 0x2B4A7A, 0x2A7F8E, 0x4FB37B, 0xF2DE5A};
    private static final int[] LIGHT = {0xEEF4FA, 0xB5D3EA, 0x6AA9D2, 0x2C77B4, 0x0B3C6F};
    private static final int[] DARK_DIVERGING = {0x57B0F2, 0x2C5F8C, 0x23272E, 0x93511F, 0xF7964A};
    private static final int[] LIGHT_DIVERGING = {0x1F5FA8, 0x8DB9DC, 0xF4F4F2, 0xEFA67F, 0xA8281E};
    private static final String SHADES = " ░▒▓█";

    /** Without plus and minus, since a number may stand behind. */
    private static final String RAMP = " .:~=*%#@";

    private final double low;
    private final double high;
    private final boolean diverging;

    /** The scale of a matrix; values that are not finite are left out. */
    ColorScale(double[][] values) {
        this(values, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    ColorScale(Figure.Heatmap map) {
        this(map.values(), map.least(), map.most());
    }

    private ColorScale(double[][] values, double least, double most) {
        double min = least;
        double max = most;
        for (double[] row : values) {
            for (double value : row) {
                if (Double.isFinite(value)) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
        }
        if (max < min) {
            min = 0;
            max = 0;
        }
        diverging = min < 0 && max > 0;
        double reach = Math.max(-min, max);
        low = diverging ? -reach : max <= 0 ? min : Math.min(0, min);
        high = diverging ? reach : max <= 0 ? 0 : max;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** 0 at the low end, 1 at the high one. */
    double at(double value) {
        return high == low ? 0 : Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    /** 24 bits. */
    public int rgb(double value, Theme theme) {
        boolean dark = theme == Theme.DARK;
        int[] stops = diverging ? (dark ? DARK_DIVERGING : LIGHT_DIVERGING) : dark ? DARK : LIGHT;
        double along = strength(value) * (stops.length - 1);
        int stop = Math.min(stops.length - 2, (int) along);
        return mix(stops[stop], stops[stop + 1], along - stop);
    }

    /** Black or white, whichever is read on the colour. */
    public static int readable(int rgb) {
        double light = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
        return light > 140 ? 0x101418 : 0xF5F7FA;
    }

    Paint behind(double value, Theme theme) {
        int background = rgb(value, theme);
        return new Paint(readable(background), background);
    }

    /** A sign that is the denser the stronger the value's colour would be. */
    char shade(double value, boolean unicode) {
        String shades = unicode ? SHADES : RAMP;
        return shades.charAt((int) Math.round(strength(value) * (shades.length() - 1)));
    }

    /** Values that are all negative are strongest at the low end. */
    private double strength(double value) {
        return !diverging && high <= 0 && low < 0 ? 1 - at(value) : at(value);
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 255;
            int b = to >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
