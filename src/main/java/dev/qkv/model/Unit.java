package dev.qkv.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a number counts: bytes, or plain things (with {@code %}, {@code k}, {@code M}, {@code B}, {@code T}, {@code ×} as scales), or a word that is only shown.
 *
 * @param symbol as it is shown; empty for a plain number
 * @param bytes whether it counts bytes
 * @param factor how many bytes or plain things one of it is
 */
public record Unit(String symbol, boolean bytes, double factor) {
    public static final Unit NONE = new Unit("", false, 1);
    public static final Unit PERCENT = new Unit("%", false, 0.01);
    public static final Unit BYTE = new Unit("B", true, 1);

    /** Known units, or the word itself as a unit that is only shown. */
    public static Unit of(String word) {
        Unit known = known(word);
        return known != null ? known : new Unit(word, false, 1);
    }

    /** A unit of that exact symbol, {@code B} being bytes; null for any other word. */
    public static @Nullable Unit known(String symbol) {
        return switch (symbol) {
            case "" -> NONE;
            case "%" -> PERCENT;
            case "×" -> new Unit("×", false, 1);
            case "k" -> new Unit("k", false, 1e3);
            case "M" -> new Unit("M", false, 1e6);
            case "T" -> new Unit("T", false, 1e12);
            case "B" -> BYTE;
            case "KB", "kB" -> new Unit("KB", true, 1e3);
            case "MB" -> new Unit("MB", true, 1e6);
            case "GB" -> new Unit("GB", true, 1e9);
            case "TB" -> new Unit("TB", true, 1e12);
            case "KiB" -> new Unit("KiB", true, 0x1p10);
            case "MiB" -> new Unit("MiB", true, 0x1p20);
            case "GiB" -> new Unit("GiB", true, 0x1p30);
            case "TiB" -> new Unit("TiB", true, 0x1p40);
            default -> null;
        };
    }

    /** Thousand millions: {@code 6.74B}. Its symbol is a byte's too, see {@link Quantity#parse(String)}. */
    public static Unit billion() {
        return new Unit("B", false, 1e9);
    }

    /** Whether a number of this unit can be expressed in the other one. */
    public boolean comparable(Unit other) {
        return bytes == other.bytes;
    }

    /** As people type it: any case, spelled out, in Chinese; null for a word that is no unit. {@code B} is bytes. */
    static @Nullable Unit typed(String word) {
        Unit exact = known(word);
        if (exact != null) {
            return exact;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "b", "byte", "bytes", "字节" -> BYTE;
            case "kb" -> known("KB");
            case "mb" -> known("MB");
            case "gb" -> known("GB");
            case "tb" -> known("TB");
            case "kib" -> known("KiB");
            case "mib" -> known("MiB");
            case "gib" -> known("GiB");
            case "tib" -> known("TiB");
            case "percent", "per cent", "百分比" -> PERCENT;
            case "x", "times", "倍" -> known("×");
            case "k", "thousand", "千" -> known("k");
            case "m", "million", "百万" -> known("M");
            case "bn", "billion", "十亿" -> billion();
            case "t", "trillion", "万亿" -> known("T");
            case "万" -> new Unit("万", false, 1e4);
            case "亿" -> new Unit("亿", false, 1e8);
            default -> null;
        };
    }
}
