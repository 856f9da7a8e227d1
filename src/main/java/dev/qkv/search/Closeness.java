package dev.qkv.search;

import java.util.ArrayList;
import java.util.List;

/** How closely a concept's passages answer a query: words that stand in one paragraph say more than the same words far apart. */
final class Closeness {

    /** A unit that is in the concept's name counts this much for every passage. */
    private static final double IN_NAME = 0.8;

    private final List<Unit> units;
    private final int[][] words;
    private final double[][] qualities;
    private final double[] named;
    private final List<Double> lines = new ArrayList<>();
    private final List<Double> prompts = new ArrayList<>();
    private double most;

    private Closeness(List<Unit> units) {
        this.units = units;
        named = new double[units.size()];
        qualities = new double[units.size()][];
        words = new int[units.size()][];
        for (int i = 0; i < words.length; i++) {
            Unit unit = units.get(i);
            words[i] = new int[unit.alternatives.size()];
            qualities[i] = new double[words[i].length];
            for (int a = 0; a < words[i].length; a++) {
                words[i][a] = unit.alternatives.get(a).term().hashCode();
                qualities[i][a] = unit.alternatives.get(a).quality();
                // a spelling stands for a name
                named[i] = unit.alternatives.get(a).field() != null ? 1 : named[i];
            }
        }
    }

    static Closeness of(List<Unit> units, Forward forward) throws DamagedIndex {
        Closeness closeness = new Closeness(units);
        forward.next(closeness.words, closeness.qualities, closeness.named);
        for (int i = 0; i < forward.lines(); i++) {
            double[] present = new double[units.size()];
            forward.next(closeness.words, closeness.qualities, present);
            closeness.lines.add(closeness.weigh(present));
        }
        while (forward.more()) {
            double[] present = new double[units.size()];
            forward.next(closeness.words, closeness.qualities, present);
            closeness.prompts.add(closeness.weigh(present));
            forward.next(closeness.words, closeness.qualities, present);
            closeness.weigh(present);
        }
        return closeness;
    }

    /** The most of the query's weight that stands in one passage and in the names. */
    double most() {
        return most;
    }

    /** The weight of the query that each line holds. */
    List<Double> lines() {
        return lines;
    }

    /** The weight of the query that the prompt of each question holds. */
    List<Double> prompts() {
        return prompts;
    }

    private double weigh(double[] present) {
        double weight = 0;
        double withNames = 0;
        for (int i = 0; i < present.length; i++) {
            double unit = units.get(i).weight;
            weight += present[i] * unit;
            withNames += Math.max(present[i], IN_NAME * named[i]) * unit;
        }
        most = Math.max(most, withNames);
        return weight;
    }
}
