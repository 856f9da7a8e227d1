package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.exchange.TestReport;
import dev.qkv.model.Claim;
import dev.qkv.model.Concept;
import dev.qkv.model.DemoReference;
import dev.qkv.notes.check.Proof;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recomputes all that qkv states: every check of every mechanism, every demo and every claim of every note. */
public final class Verify {
    private final Context context;

    public Verify(Context context) {
        this.context = context;
    }

    /**
     * @param name only this concept or mechanism; empty for all
     * @param format text, json, tap or junit; null for text
     */
    public int run(String name, @Nullable String format) {
        Banks banks = new Banks(context);
        List<Concept> concepts = new ArrayList<>(NotesSource.read(banks.notes()).concepts());
        Set<String> mechanisms = new LinkedHashSet<>(Mechanisms.ids());
        if (!name.isEmpty()) {
            Subject subject = Subject.of(banks, name);
            mechanisms.clear();
            mechanisms.addAll(subject.ids());
            concepts.removeIf(concept -> subject.card() == null
                    || !concept.id().equals(subject.card().id()));
            if (mechanisms.isEmpty()
                    && concepts.stream().allMatch(concept -> concept.claims().isEmpty())) {
                throw UserError.usage(Shown.of(name) + " has neither demo nor claim");
            }
        }
        Map<String, List<Proof>> groups = new LinkedHashMap<>();
        for (String mechanism : mechanisms) {
            groups.put("demo." + mechanism, Proof.ofMechanism(mechanism));
        }
        for (Concept concept : concepts) {
            List<Proof> proofs = new ArrayList<>();
            for (DemoReference demo : concept.demos()) {
                if (!demo.params().isEmpty()) {
                    proofs.addAll(Proof.of(demo));
                }
            }
            for (Claim claim : concept.claims()) {
                proofs.add(Proof.of(concept, claim));
            }
            if (!proofs.isEmpty()) {
                groups.put("note." + concept.id(), proofs);
            }
        }
        TestReport report = report(groups);
        switch (format == null ? "text" : format) {
            case "json" -> context.console().print(report.json());
            case "tap" -> context.console().print(report.tap());
            case "junit" -> context.console().print(report.junit());
            default -> text(groups);
        }
        return report.ok() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private static TestReport report(Map<String, List<Proof>> groups) {
        List<TestReport.Case> cases = new ArrayList<>();
        groups.forEach((group, proofs) -> {
            for (Proof proof : proofs) {
                String label = group + ": " + proof.name();
                cases.add(
                        proof.ok()
                                ? TestReport.Case.passed(group, proof.name(), label)
                                : new TestReport.Case(
                                        group,
                                        proof.name(),
                                        label,
                                        TestReport.State.FAILED,
                                        new TestReport.Outcome(
                                                "failed", proof.message(), "", Map.of("message", proof.message()))));
            }
        });
        return new TestReport("qkv explain --verify", Map.of(), cases);
    }

    private void text(Map<String, List<Proof>> groups) {
        Page page = new Page(Display.text(context));
        int total = 0;
        int failed = 0;
        for (Map.Entry<String, List<Proof>> group : groups.entrySet()) {
            List<Proof> wrong =
                    group.getValue().stream().filter(proof -> !proof.ok()).toList();
            total += group.getValue().size();
            failed += wrong.size();
            line(
                    page,
                    wrong.isEmpty(),
                    group.getKey(),
                    String.valueOf(group.getValue().size()),
                    "");
            wrong.forEach(proof -> line(page, false, "", proof.message(), "  "));
        }
        page.gap();
        page.add(Line.of(
                failed == 0 ? Role.OK : Role.BAD,
                failed == 0 ? context.text("checks.all", total) : context.text("checks.failed", failed, total)));
        context.show(page.text());
    }

    private static void line(Page page, boolean ok, String name, String text, String indent) {
        String mark =
                ok ? page.options().glyphs().ok() : page.options().glyphs().bad();
        page.addAll(Wrap.lines(
                List.of(Span.of(name + (name.isEmpty() ? "" : "  ")), new Span(Role.DIM, page.clean(text))),
                page.options().width(),
                new Line(List.of(Span.of(indent), new Span(ok ? Role.OK : Role.BAD, mark), Span.of(" "))),
                Line.of(indent + "    ")));
    }
}
