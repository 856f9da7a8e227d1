package dev.qkv.notes.check;

import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.OutputPath;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.model.Claim;
import dev.qkv.model.Concept;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Note;
import dev.qkv.model.Quantity;
import dev.qkv.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was recomputed.
 *
 * @param name what was held against what
 * @param message what is wrong; empty where all is well
 */
public record Proof(String name, String message) {
    public boolean ok() {
        return message.isEmpty();
    }

    /** A quoted number, recomputed; it must stand in every body of the concept. */
    public static Proof of(Concept concept, Claim claim) {
        String path = claim.mechanism() + "." + claim.output();
        String name = claim.text() + " = " + path;
        Quantity quoted = Quantity.parse(claim.text());
        if (quoted == null) {
            return new Proof(name, "claim \"" + claim.text() + "\" is no number with a unit, as in 1.25 GiB");
        }
        double computed;
        try {
            Map<String, Value> inputs = claim.inputs().isEmpty() ? null : Value.fromAll(claim.inputs());
            Demo demo = Demo.run(Mechanisms.get(claim.mechanism()), Value.fromAll(claim.params()), inputs);
            computed = OutputPath.parse(claim.output()).number(demo.outcome());
        } catch (DemoException e) {
            return new Proof(name, "claim \"" + claim.text() + "\" cannot be computed: " + e.getMessage());
        }
        if (!quoted.agreesWith(computed)) {
            Unit unit = quoted.unit();
            return new Proof(
                    name,
                    "claim \"" + claim.text() + "\" does not hold: " + path + " is "
                            + Quantity.of(computed / unit.factor(), unit));
        }
        for (Note note : concept.notes().values()) {
            if (!stands(claim.text(), note)) {
                return new Proof(
                        name,
                        "claim \"" + claim.text() + "\" does not stand in "
                                + note.path().substring(note.path().lastIndexOf('/') + 1));
            }
        }
        return new Proof(name, "");
    }

    /** The checks of a demo that a note names, one after another; a single one where it cannot run. */
    public static List<Proof> of(DemoReference demo) {
        return of(demo.mechanism(), demo.params());
    }

    /** The checks of a mechanism's own case. */
    public static List<Proof> ofMechanism(String id) {
        return of(id, Map.of());
    }

    private static List<Proof> of(String mechanism, Map<String, Object> params) {
        String name = mechanism + (params.isEmpty() ? "" : " " + params);
        List<Check> checks;
        try {
            checks = Demo.run(Mechanisms.get(mechanism), Value.fromAll(params), null)
                    .checks();
        } catch (DemoException e) {
            return List.of(new Proof(name, "demo " + mechanism + " cannot run: " + e.getMessage()));
        }
        List<Proof> proofs = new ArrayList<>();
        for (Check check : checks) {
            String what = name + ": " + check.label();
            proofs.add(new Proof(
                    what,
                    check.ok()
                            ? ""
                            : "demo " + mechanism + ": " + check.label() + ": expected "
                                    + Quantity.digits(check.expected()) + ", got " + Quantity.digits(check.actual())
                                    + ", tolerance " + Quantity.digits(check.tolerance())));
        }
        return proofs;
    }

    private static boolean stands(String text, Note note) {
        if (stands(text, note.summary())) {
            return true;
        }
        return note.sections().stream().anyMatch(section -> stands(text, section.markdown()))
                || note.questions().stream()
                        .anyMatch(question -> stands(text, question.header().prompt())
                                || stands(text, question.header().why()));
    }

    /** Word for word, and not as a part of a longer number. */
    private static boolean stands(String text, @Nullable String body) {
        int at = body == null ? -1 : body.indexOf(text);
        while (body != null && at >= 0) {
            int end = at + text.length();
            boolean begins = at == 0 || !inNumber(body.charAt(at - 1), at < 2 ? ' ' : body.charAt(at - 2));
            boolean ends = end >= body.length() || !continues(body, end);
            if (begins && ends) {
                return true;
            }
            at = body.indexOf(text, at + 1);
        }
        return false;
    }

    private static boolean inNumber(char before, char beforeThat) {
        return Character.isDigit(before) || ((before == '.' || before == ',') && Character.isDigit(beforeThat));
    }

    private static boolean continues(String body, int at) {
        char c = body.charAt(at);
        boolean point = c == '.' && at + 1 < body.length() && Character.isDigit(body.charAt(at + 1));
        return Character.isDigit(c) || point;
    }
}
