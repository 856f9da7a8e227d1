package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.demo.Range;
import dev.qkv.demo.Signature;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.exchange.MechanismsJson;
import dev.qkv.model.Language;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Every mechanism with its parameters, types, ranges and defaults, its inputs and its outputs. */
public final class MechanismList {
    private final Context context;

    public MechanismList(Context context) {
        this.context = context;
    }

    public int run(boolean json) {
        if (json) {
            context.console().println(MechanismsJson.of(all()));
            return ExitCode.OK;
        }
        RenderOptions options = Display.text(context);
        Page page = new Page(options);
        boolean chinese = context.language() == Language.ZH;
        for (Signature signature : all()) {
            page.gap();
            page.addAll(Wrap.lines(
                    List.of(
                            new Span(Role.HEADING, signature.id()),
                            Span.of("  "
                                    + (chinese
                                            ? signature.summary().zh()
                                            : signature.summary().en()))),
                    options.width(),
                    Line.EMPTY,
                    Line.of("  ")));
            List<Row> rows = new ArrayList<>();
            for (Signature.Param param : signature.params()) {
                rows.add(new Row(
                        param.name(),
                        type(param.type(), param.range(), param.defaultText()),
                        chinese ? param.meaning().zh() : param.meaning().en()));
            }
            for (Signature.Input input : signature.inputs()) {
                rows.add(new Row(
                        input.name() + input.shape(),
                        type(input.type(), input.range(), input.defaultText()),
                        chinese ? input.meaning().zh() : input.meaning().en()));
            }
            StringBuilder outputs = new StringBuilder();
            for (Signature.Output output : signature.outputs()) {
                outputs.append(outputs.isEmpty() ? "" : ", ")
                        .append(output.name())
                        .append(output.shape());
            }
            rows.add(new Row(options.unicode() ? "→" : "->", outputs.toString(), ""));
            rows.forEach(row -> add(page, row));
        }
        context.show(page.text());
        return ExitCode.OK;
    }

    private static List<Signature> all() {
        List<Signature> all = new ArrayList<>();
        for (String id : Mechanisms.ids()) {
            all.add(Mechanisms.get(id).signature());
        }
        return all;
    }

    private static String type(Signature.Type type, Range range, String otherwise) {
        return type.word() + (range.isAny() ? "" : " " + range) + (otherwise.isEmpty() ? "" : " = " + otherwise);
    }

    private record Row(String name, String type, String meaning) {}

    private static void add(Page page, Row row) {
        page.addAll(Wrap.lines(
                List.of(
                        new Span(Role.CODE, Columns.padRight(row.name(), 16)),
                        Span.of(" " + row.type()),
                        new Span(Role.DIM, row.meaning().isEmpty() ? "" : "  " + row.meaning())),
                page.options().width(),
                Line.of("  "),
                Line.of("      ")));
    }
}
