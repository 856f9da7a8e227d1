package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.demo.Binder;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.model.Card;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a name given to {@code explain} stands for.
 *
 * @param card the concept; null where the name is a mechanism's only
 * @param parts the concept's demos, or the mechanism
 */
record Subject(String name, @Nullable Card card, List<Part> parts) {
    /** A mechanism with the parameters that a note sets. */
    record Part(Mechanism mechanism, Map<String, Object> params) {
        String id() {
            return mechanism.id();
        }
    }

    /** @throws UserError (usage) where there is no such name, naming the nearest */
    static Subject of(Banks banks, String name) {
        if (name.isEmpty()) {
            throw UserError.usage("missing NAME; all concepts: qkv lookup -l, all mechanisms: qkv explain -l");
        }
        List<Card> cards = banks.named(name);
        List<Part> parts = new ArrayList<>();
        if (!cards.isEmpty()) {
            for (DemoReference demo : cards.get(0).demos()) {
                parts.add(new Part(Mechanisms.get(demo.mechanism()), demo.params()));
            }
            return new Subject(name, cards.get(0), parts);
        }
        Mechanism mechanism = Mechanisms.find(name);
        if (mechanism == null) {
            banks.requireOneBeginning(name);
            String concept = banks.nearest(name);
            String meant = concept != null ? concept : Nearest.of(name, Mechanisms.ids());
            throw UserError.usage("no concept or mechanism \"" + Shown.of(name) + "\""
                    + (meant == null ? "; all names: qkv lookup -l" : "; did you mean " + meant + "?"));
        }
        parts.add(new Part(mechanism, Map.of()));
        return new Subject(name, null, parts);
    }

    /**
     * The same for an option that works on one mechanism: a mechanism's own id stands for it, whatever concept has that name too.
     *
     * @throws UserError (usage) where the concept has no demo or several
     */
    Subject one(String option) {
        Mechanism mechanism = Mechanisms.find(name);
        if (mechanism != null) {
            return new Subject(name, null, List.of(new Part(mechanism, Map.of())));
        }
        if (parts.size() != 1) {
            throw UserError.usage(option + " needs a mechanism; " + Shown.of(name) + " has "
                    + (parts.isEmpty() ? "no demo" : String.join(", ", ids())));
        }
        return this;
    }

    /** Where the name is a mechanism's id and only an alias of a concept, the mechanism. */
    Subject exact() {
        Mechanism mechanism = card == null || card.id().equals(name) ? null : Mechanisms.find(name);
        return mechanism == null ? this : new Subject(name, null, List.of(new Part(mechanism, Map.of())));
    }

    /** Of one that stands for a single mechanism. */
    Part part() {
        return parts.get(0);
    }

    List<String> ids() {
        return parts.stream().map(Part::id).toList();
    }

    /**
     * The parameters typed as {@code name=value} that this part has.
     *
     * @throws dev.qkv.demo.DemoException where it is the only part and has no such parameter, or the value is none of its values
     */
    Map<String, Value> typed(Part part, List<String> params) {
        Map<String, Value> typed = new LinkedHashMap<>();
        Signature signature = part.mechanism().signature();
        for (String param : params) {
            int equals = param.indexOf('=');
            String key = param.substring(0, equals);
            if (parts.size() == 1 || has(signature, key)) {
                typed.put(key, Binder.param(signature, key, param.substring(equals + 1)));
            }
        }
        return typed;
    }

    /** @throws UserError (usage) where a parameter is not {@code name=value}, or several demos and none of them has it */
    void requireKnown(List<String> params) {
        for (String param : params) {
            int equals = param.indexOf('=');
            if (equals <= 0) {
                throw UserError.usage("-p takes name=value, not \"" + Shown.of(param) + "\"");
            }
            String key = param.substring(0, equals);
            boolean known = parts.size() == 1;
            for (Part part : parts) {
                known |= has(part.mechanism().signature(), key);
            }
            if (!known) {
                throw UserError.usage("no demo here has a parameter " + Shown.of(key) + "; they are "
                        + String.join(", ", ids()) + ": see qkv explain -l");
            }
        }
    }

    private static boolean has(Signature signature, String param) {
        return signature.params().stream().anyMatch(known -> known.name().equals(param));
    }
}
