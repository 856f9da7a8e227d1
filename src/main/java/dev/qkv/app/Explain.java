package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Value;
import dev.qkv.exchange.MechanismJson;
import dev.qkv.exchange.MechanismRequest;
import dev.qkv.model.Card;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a concept's note and runs its demos, or a mechanism alone. */
public final class Explain {
    private final Context context;

    public Explain(Context context) {
        this.context = context;
    }

    /** What was asked for; params are {@code name=value}. */
    public record Request(
            String name,
            List<String> params,
            @Nullable String input,
            @Nullable String section,
            boolean demo,
            boolean json,
            @Nullable String svg,
            View view) {
        /** Whether it looks like a card's name, and asks for nothing that a card has not. */
        boolean isCard() {
            return name.indexOf('#') > 0 && params.isEmpty() && input == null && section == null && view == View.PAGE;
        }
    }

    /** How the demos are looked at. */
    public enum View {
        PAGE,
        STAGES,
        ANIMATION
    }

    public int run(Request request) {
        Banks banks = new Banks(context);
        if (request.isCard() && banks.named(request.name().strip()).isEmpty()) {
            return new CardPage(context, banks)
                    .run(CardName.of(banks, request.name().strip()), request.json(), request.svg());
        }
        Subject subject = Subject.of(banks, request.name().strip());
        if (request.input() != null) {
            subject = subject.one("--input");
        } else if (request.json()) {
            subject = subject.exact();
        }
        try {
            List<Demo> demos = request.demo() || request.json() ? demos(request, subject) : List.of();
            return request.json() ? json(demos, subject) : look(request, banks, subject, demos);
        } catch (DemoException e) {
            throw RequestFile.refused(e, request.json());
        }
    }

    private List<Demo> demos(Request request, Subject subject) {
        MechanismRequest asked = request.input() == null ? null : RequestFile.read(context, request.input());
        subject.requireKnown(request.params());
        List<Demo> demos = new ArrayList<>();
        for (Subject.Part part : subject.parts()) {
            Map<String, Value> params =
                    new LinkedHashMap<>(asked == null ? Value.fromAll(part.params()) : asked.params());
            params.putAll(subject.typed(part, request.params()));
            demos.add(Demo.run(part.mechanism(), params, asked == null ? null : asked.inputs()));
        }
        return demos;
    }

    private int json(List<Demo> demos, Subject subject) {
        if (demos.isEmpty()) {
            throw UserError.usage(subject.name() + " has no demo");
        }
        List<MechanismJson.Result> results = new ArrayList<>();
        boolean ok = true;
        for (Demo demo : demos) {
            List<Check> checks = demo.checks();
            ok &= checks.stream().allMatch(Check::ok);
            results.add(new MechanismJson.Result(demo, checks));
        }
        StringWriter out = new StringWriter();
        try {
            if (results.size() == 1) {
                MechanismJson.write(results.get(0), out);
            } else {
                MechanismJson.write(results, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.console().println(out.toString());
        return ok ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private int look(Request request, Banks banks, Subject subject, List<Demo> demos) {
        if (request.svg() == null && request.view() == View.PAGE) {
            return text(request, banks, subject.card(), demos);
        }
        if (demos.isEmpty()) {
            throw UserError.usage(subject.name() + " has no demo");
        }
        if (request.svg() != null) {
            return new FigureFile(context).write(subject.name(), demos, request.svg());
        }
        StagePages stages = new StagePages(context);
        return request.view() == View.STAGES ? stages.print(demos) : stages.animate(demos);
    }

    private int text(Request request, Banks banks, @Nullable Card card, List<Demo> demos) {
        Page page = new Page(Display.text(context));
        if (card != null && request.input() == null) {
            new NotePage(context, banks, page).add(card, request.section());
        }
        boolean ok = true;
        if (request.section() == null) {
            for (Demo demo : demos) {
                ok &= new DemoPage(context, page, Display.full(context)).add(demo);
            }
        }
        context.show(page.text());
        return ok ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
