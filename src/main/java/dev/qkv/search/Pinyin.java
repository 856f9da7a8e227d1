package dev.qkv.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * What people type for a Chinese name without an input method: the syllables joined ({@code zhuyili}), or their first letters ({@code zyl}), with every reading
 * of a character that has several. Needed only while an index is built.
 */
final class Pinyin {
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_PART = 6;
    private static final int FEWEST_INITIALS = 3;

    /** A name of many characters that have several readings has no more spellings than this. */
    private static final int MOST_SPELLINGS = 16;

    private static final int MOST_OF_A_PART = 4;

    /** A part of a name is told in this many parts of the whole. */
    static final double WHOLE = 10;

    /** Of every character met: to look one up takes long. */
    private static final Map<Character, List<String>> READINGS = new ConcurrentHashMap<>();

    private Pinyin() {}

    /** A character with its readings, or a run of Latin letters and digits, which is read as it is. */
    private record Syllable(boolean latin, List<String> readings) {}

    /** The spellings of a whole name, in full and by its initials. */
    static Set<String> ofName(String name) {
        Set<String> spellings = new LinkedHashSet<>();
        List<Syllable> syllables = isAscii(name) ? List.of() : syllables(name);
        if (hasHan(syllables)) {
            add(syllables, false, MOST_SPELLINGS, spellings);
            if (syllables.size() >= FEWEST_INITIALS) {
                add(syllables, true, MOST_SPELLINGS, spellings);
            }
        }
        return spellings;
    }

    /** The spellings of every part of a name that has two characters or more, with how many tenths of the name that is. */
    static Map<String, Integer> ofParts(String name) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        List<Syllable> syllables = isAscii(name) ? List.of() : syllables(name);
        for (int from = 0; from < syllables.size(); from++) {
            for (int to = from + 2; to <= Math.min(syllables.size(), from + LONGEST_PART); to++) {
                List<Syllable> part = syllables.subList(from, to);
                if (hasHan(part)) {
                    Set<String> spellings = new LinkedHashSet<>();
                    add(part, false, MOST_OF_A_PART, spellings);
                    for (String spelling : spellings) {
                        int share = (int) (WHOLE * part.size() / syllables.size());
                        shares.merge(spelling, share, Math::max);
                    }
                }
            }
        }
        return shares;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasHan(List<Syllable> syllables) {
        for (Syllable syllable : syllables) {
            if (!syllable.latin()) {
                return true;
            }
        }
        return false;
    }

    private static List<Syllable> syllables(String name) {
        List<Syllable> syllables = new ArrayList<>();
        String key = NameKey.of(name);
        int latin = -1;
        for (int i = 0; i <= key.length() && syllables.size() < LONGEST_NAME; i++) {
            List<String> readings = i < key.length() ? readings(key.charAt(i)) : List.of();
            boolean plain = i < key.length() && readings.isEmpty();
            if (latin >= 0 && !plain) {
                syllables.add(new Syllable(true, List.of(key.substring(latin, i))));
                latin = -1;
            } else if (latin < 0 && plain) {
                latin = i;
            }
            if (!readings.isEmpty()) {
                syllables.add(new Syllable(false, readings));
            }
        }
        return syllables;
    }

    /** The readings of a Chinese character without tones, {@code ü} as {@code v}; empty for any other character. */
    static List<String> readings(char character) {
        return character < 0x3400 ? List.of() : READINGS.computeIfAbsent(character, Pinyin::lookUp);
    }

    private static List<String> lookUp(char character) {
        String[] toned = PinyinHelper.toHanyuPinyinStringArray(character);
        if (toned == null) {
            return List.of();
        }
        Set<String> readings = new LinkedHashSet<>();
        for (String reading : toned) {
            String plain = reading.substring(0, reading.length() - 1);
            readings.add(plain.replace("u:", "v").toLowerCase(Locale.ROOT));
        }
        return List.copyOf(readings);
    }

    private static void add(List<Syllable> syllables, boolean initials, int most, Set<String> spellings) {
        List<String> spelt = List.of("");
        for (Syllable syllable : syllables) {
            Set<String> longer = new LinkedHashSet<>();
            for (String start : spelt) {
                for (String reading : syllable.readings()) {
                    if (longer.size() < most) {
                        longer.add(start + (initials && !syllable.latin() ? reading.substring(0, 1) : reading));
                    }
                }
            }
            spelt = List.copyOf(longer);
        }
        spellings.addAll(spelt);
    }
}
