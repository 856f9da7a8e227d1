package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Value;
import dev.qkv.demo.grading.Exercise;
import dev.qkv.demo.grading.Grade;
import dev.qkv.demo.grading.Graded;
import dev.qkv.exchange.MechanismJson;
import dev.qkv.exchange.MechanismRequest;
import dev.qkv.figure.Caption;
import dev.qkv.model.Language;
import dev.qkv.render.text.Ascii;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mechanism to be computed by the reader: hands out a case without outputs, and grades what comes back. */
public final class Exercises {
    private final Context context;

    public Exercises(Context context) {
        this.context = context;
    }

    /** Prints a case. @param params {@code name=value}, not drawn */
    public int print(String name, List<String> params, long seed) {
        Subject subject = Subject.of(new Banks(context), name.strip()).one("--exercise");
        Subject.Part part = subject.part();
        subject.requireKnown(params);
        StringWriter out = new StringWriter();
        try {
            MechanismJson.writeExercise(Exercise.draw(part.mechanism(), subject.typed(part, params), seed), seed, out);
        } catch (DemoException e) {
            throw RequestFile.refused(e, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.console().println(out.toString());
        return ExitCode.OK;
    }

    /**
     * Grades the outputs of a file. Its own params and inputs are the case; without inputs it is the exercise of its seed, and without a seed the mechanism's own.
     *
     * @param name may be empty where the file names the mechanism
     * @param seed null where none was given
     */
    public int grade(String name, List<String> params, String file, @Nullable Long seed, boolean json) {
        try {
            MechanismRequest request = RequestFile.read(context, file);
            Subject subject = Subject.of(
                            new Banks(context),
                            name.isBlank() && request.mechanism() != null ? request.mechanism() : name.strip())
                    .one("--grade");
            Subject.Part part = subject.part();
            subject.requireKnown(params);
            Mechanism mechanism = part.mechanism();
            if (request.mechanism() != null && !request.mechanism().equals(mechanism.id())) {
                throw UserError.usage(file + " answers " + Shown.of(request.mechanism()) + ", not " + mechanism.id());
            }
            if (request.outputs() == null) {
                throw new DemoException(
                        DemoException.Code.BAD_INPUT,
                        (file.equals("-") ? "standard input" : file)
                                + " has no outputs to grade: {\"mechanism\", \"params\", \"inputs\", \"outputs\"}");
            }
            Demo demo = demo(subject, part, params, request, seed != null ? seed : request.seed());
            double tolerance = request.tolerance() == null ? Grade.TOLERANCE : request.tolerance();
            Grade grade = Grade.of(demo, request.outputs(), tolerance);
            if (json) {
                StringWriter out = new StringWriter();
                MechanismJson.write(grade, out);
                context.console().println(out.toString());
            } else {
                show(grade);
            }
            return grade.ok() ? ExitCode.OK : ExitCode.NEGATIVE;
        } catch (DemoException e) {
            throw RequestFile.refused(e, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Demo demo(
            Subject subject, Subject.Part part, List<String> params, MechanismRequest request, @Nullable Long seed) {
        Map<String, Value> given = new LinkedHashMap<>(request.params());
        given.putAll(subject.typed(part, params));
        return request.inputs() == null && seed != null
                ? Exercise.draw(part.mechanism(), given, seed)
                : Demo.run(part.mechanism(), given, request.inputs());
    }

    private void show(Grade grade) {
        Page page = new Page(Display.text(context));
        for (Graded graded : grade.outputs()) {
            String mark = graded.ok()
                    ? page.options().glyphs().ok()
                    : page.options().glyphs().bad();
            Role role = graded.ok() ? Role.OK : Role.BAD;
            page.addAll(Wrap.lines(
                    List.of(
                            new Span(Role.CODE, graded.name()),
                            new Span(Role.DIM, (graded.shape().isEmpty() ? "" : " " + graded.shape()) + "  "),
                            Span.of(page.clean(verdict(graded)))),
                    page.options().width(),
                    new Line(List.of(new Span(role, mark), Span.of(" "))),
                    Line.of("    ")));
        }
        if (!grade.missing().isEmpty()) {
            page.add(Line.of(Role.DIM, context.text("grade.missing", String.join(", ", grade.missing()))));
        }
        Caption cause = grade.cause();
        if (!grade.ok()) {
            String text = cause == null
                    ? context.text("grade.no-cause")
                    : context.text("grade.cause", context.language() == Language.ZH ? cause.zh() : cause.en());
            page.addAll(Wrap.lines(
                    List.of(Span.of(page.options().unicode() ? text : Ascii.of(text))),
                    page.options().width()));
        }
        context.show(page.text());
    }

    private String verdict(Graded graded) {
        Graded.Difference first = graded.first();
        if (first == null) {
            return context.text("grade.right", String.valueOf(graded.total()));
        }
        if (first.shapes()) {
            return context.text("grade.shape", shape(first.expected()), shape(first.actual()));
        }
        return context.text(
                "grade.wrong",
                String.valueOf(graded.differing()),
                String.valueOf(graded.total()),
                first.path(),
                first.expected().text(),
                first.actual().text());
    }

    private static String shape(Value value) {
        return value instanceof Value.Str word ? word.value() : value.text();
    }
}
