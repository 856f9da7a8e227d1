package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Letters or numbers before choices that are known by other marks: they say nothing once the choices stand in another order. */
final class RunningLabels {
    private static final String LABEL =
            "[*_`]{0,2}[(（\\[]?([A-Za-zА-Яа-я\\d])[)）\\]]?[*_`]{0,2}\\s?[.:：)）、．]?[*_]{0,2}";

    /** Above code or a picture, or before code, a label needs no sign. */
    private static final Pattern ALONE = Pattern.compile("^" + LABEL + "(?:[ \\t]*\\n\\s*|[ \\t]*(?=`|!\\[))");

    private static final Pattern BARE = Pattern.compile("^" + LABEL + "$");
    private static final Pattern NUMBER = Pattern.compile("^[(（\\[]?\\d[.:．：](?=\\S)");

    /** Two labels of other choices. */
    private static final Pattern OTHERS = Pattern.compile(
            "(?<![\\p{L}\\p{N}`])([A-Z])\\s*(?:,|、|&|/|and|or|nor|y|o|e|et|ou|und|oder|и|или|і|та|和|与|或|及|と|와|과|và|hoặc|ve|veya|dan|atau)\\s*([A-Z])(?![\\p{L}\\p{N}`])");

    private static final int LONGEST_POINTER = 60;

    private RunningLabels() {}

    /** The choices without their labels; as they are where one has none, is nothing else, or points to others by theirs. */
    static List<Options.Item> off(List<Options.Item> items) {
        List<Options.Item> bare = new ArrayList<>();
        boolean all = true;
        int inPlace = 0;
        for (Options.Item item : items) {
            Matcher alone = ALONE.matcher(item.text());
            Options.Item said = item;
            if (alone.lookingAt()) {
                said = new Options.Item(
                        KeyText.label(alone.group(1)), item.text().substring(alone.end()), item.marked());
                inPlace += said.label().codePointAt(0) - 'A' == bare.size() ? 1 : 0;
            } else if (all && !NUMBER.matcher(item.text()).lookingAt()) {
                Options.Item labelled = Options.labelled(item.text());
                said = new Options.Item(labelled.label(), labelled.text(), item.marked());
            }
            all &= !said.label().isEmpty()
                    && !said.text().equals(item.text())
                    && !said.text().isBlank();
            bare.add(said);
        }
        if (all && Options.isRow(bare)) {
            return pointsToOthers(bare) ? items : bare;
        }
        return inPlace >= 2 && inPlace * 2 >= items.size() ? aloneOff(items) : items;
    }

    /** Without those labels that stand alone above code: one of the choices lacks its own, or has a wrong one. */
    private static List<Options.Item> aloneOff(List<Options.Item> items) {
        return items.stream()
                .map(item -> new Options.Item(
                        item.label(), ALONE.matcher(item.text()).replaceFirst(""), item.marked()))
                .toList();
    }

    /** Choices of code, each below a label that stands alone on its line, from a place on; null for none. */
    static Options.@Nullable Group aboveCode(List<Piece> blocks, int at) {
        List<Options.Item> items = new ArrayList<>();
        int end = at;
        for (; end + 1 < blocks.size() && blocks.get(end + 1).is(Piece.Kind.CODE); end += 2) {
            String line = blocks.get(end).markdown().strip();
            Matcher label = BARE.matcher(line);
            if (!blocks.get(end).is(Piece.Kind.PARAGRAPH) || line.length() < 2 || !label.matches()) {
                break;
            }
            items.add(new Options.Item(
                    KeyText.label(label.group(1)), blocks.get(end + 1).markdown(), false));
        }
        return Options.isRow(items) ? new Options.Group(items, false, at, end) : null;
    }

    /** Whether a choice is nothing but a label: what it stands for comes below. */
    static boolean isBare(String text) {
        return BARE.matcher(text).matches();
    }

    /** Whether a choice names others by their labels, as {@code Both A and C} does. */
    static boolean pointsToOthers(List<Options.Item> items) {
        Set<String> labels = new HashSet<>();
        items.forEach(item -> labels.add(item.label()));
        for (Options.Item item : items) {
            Matcher others = item.text().length() <= LONGEST_POINTER ? OTHERS.matcher(item.text()) : null;
            if (others != null
                    && others.find()
                    && labels.contains(others.group(1))
                    && labels.contains(others.group(2))) {
                return true;
            }
        }
        return false;
    }
}
