package dev.qkv.app;

import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Step;
import dev.qkv.demo.Value;
import dev.qkv.figure.Caption;
import dev.qkv.figure.Figure;
import dev.qkv.model.Language;
import dev.qkv.render.figure.Gallery;
import dev.qkv.render.text.Ascii;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of a mechanism on a page: parameters, inputs, intermediate values with shapes, outputs, checks. */
final class DemoPage {
    private final Context context;
    private final Page page;
    private final RenderOptions figures;

    /** @param figures how they are drawn: they may be wider than a text that is to be read */
    DemoPage(Context context, Page page, RenderOptions figures) {
        this.context = context;
        this.page = page;
        this.figures = figures;
    }

    /** @return whether every check holds */
    boolean add(Demo demo) {
        Signature signature = demo.mechanism().signature();
        page.heading(context.text("demo") + (page.options().unicode() ? " · " : " - ") + signature.id());
        page.addAll(Wrap.lines(
                List.of(Span.of(text(signature.summary()))), page.options().width()));
        page.addAll(Wrap.lines(
                List.of(new Span(Role.MATH, text(Caption.same(signature.formula())))),
                page.options().width(),
                Line.of("    "),
                Line.of("    ")));
        params(demo);
        values(context.text("inputs"), demo.arguments().inputs(), inputs(signature));
        steps(demo);
        values(context.text("outputs"), demo.outcome().outputs(), outputs(signature));
        List<Figure> drawn = demo.outcome().figures();
        if (!drawn.isEmpty()) {
            page.gap();
            page.addAll(Gallery.lines(drawn, figures));
        }
        boolean ok = checks(demo.checks());
        page.gap();
        List<String> own = new ArrayList<>();
        if (!signature.params().isEmpty()) {
            own.add("-p NAME=VALUE");
        }
        if (!signature.inputs().isEmpty()) {
            own.add("--input FILE");
        }
        tip(context.text("try-numbers", signature.id(), String.join(", ", own)));
        tip(context.text("try-code", signature.id()));
        tip(context.text(drawn.isEmpty() ? "try-stages" : "try-figures", signature.id()));
        return ok;
    }

    private void tip(String text) {
        page.addAll(Wrap.lines(List.of(new Span(Role.DIM, text)), page.options().width()));
    }

    private void params(Demo demo) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Value> param : demo.arguments().params().entrySet()) {
            text.append(text.isEmpty() ? "" : "   ")
                    .append(param.getKey())
                    .append('=')
                    .append(shown(param.getValue()));
        }
        if (!text.isEmpty()) {
            page.gap();
            String label = context.text("params");
            page.labelled(label, Columns.of(label), List.of(Span.of(text.toString())));
        }
    }

    private void values(String heading, Map<String, Value> values, Map<String, String> captions) {
        if (values.isEmpty()) {
            return;
        }
        page.gap();
        page.add(Line.of(Role.STRONG, heading));
        for (Map.Entry<String, Value> value : values.entrySet()) {
            new Arrays(page).add(value.getKey(), captions.getOrDefault(value.getKey(), ""), value.getValue());
        }
    }

    private Map<String, String> inputs(Signature signature) {
        Map<String, String> captions = new HashMap<>();
        signature.inputs().forEach(input -> captions.put(input.name(), text(input.meaning())));
        return captions;
    }

    private Map<String, String> outputs(Signature signature) {
        Map<String, String> captions = new HashMap<>();
        signature.outputs().forEach(output -> captions.put(output.name(), text(output.meaning())));
        return captions;
    }

    private void steps(Demo demo) {
        List<Step> steps = new ArrayList<>();
        for (Step step : demo.outcome().steps()) {
            // what goes in and what comes out are shown once
            if (!demo.outcome().outputs().containsKey(step.name())
                    && !demo.arguments().hasInput(step.name())) {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        page.gap();
        page.add(Line.of(Role.STRONG, context.text("steps")));
        for (Step step : steps) {
            new Arrays(page).add(step.name(), text(step.caption()), step.value());
        }
    }

    private static String shown(Value value) {
        return value instanceof Value.Num num ? Arrays.number(num.value()) : value.text();
    }

    private boolean checks(List<Check> checks) {
        page.gap();
        page.add(Line.of(Role.STRONG, context.text("checks")));
        int failed = 0;
        for (Check check : checks) {
            failed += check.ok() ? 0 : 1;
            String mark = check.ok()
                    ? page.options().glyphs().ok()
                    : page.options().glyphs().bad();
            page.addAll(Wrap.lines(
                    List.of(Span.of(text(check.name()) + "  "), new Span(Role.DIM, numbers(check))),
                    page.options().width(),
                    new Line(List.of(Span.of("  "), new Span(check.ok() ? Role.OK : Role.BAD, mark), Span.of(" "))),
                    Line.of("    ")));
        }
        page.add(Line.of(
                failed == 0 ? Role.OK : Role.BAD,
                "  "
                        + (failed == 0
                                ? context.text("checks.all", checks.size())
                                : context.text("checks.failed", failed, checks.size()))));
        return failed == 0;
    }

    private String numbers(Check check) {
        String relation = check.tolerance() == 0
                ? ""
                : (page.options().unicode() ? " ± " : " +/- ") + Arrays.number(check.tolerance());
        return Arrays.number(check.actual()) + ", " + context.text("expected") + " " + Arrays.number(check.expected())
                + relation;
    }

    private String text(Caption caption) {
        String text = page.clean(context.language() == Language.ZH ? caption.zh() : caption.en());
        return page.options().unicode() ? text : Ascii.of(text);
    }
}
