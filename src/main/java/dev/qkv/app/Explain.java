package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.Binder;
import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Signature;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.exchange.MechanismJson;
import dev.qkv.exchange.MechanismRequest;
import dev.qkv.model.Card;
import dev.qkv.model.DemoReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            boolean list,
            boolean json) {}

    /** A mechanism with the parameters that a note sets. */
    private record Part(Mechanism mechanism, Map<String, Object> params) {}

    public int run(Request request) {
        if (request.list()) {
            return new MechanismList(context).run();
        }
        String name = request.name().strip();
        if (name.isEmpty()) {
            throw UserError.usage("missing NAME; all concepts: qkv lookup -l, all mechanisms: qkv explain -l");
        }
        Banks banks = new Banks(context);
        List<Card> cards = banks.named(name);
        Card card = cards.isEmpty() ? null : cards.get(0);
        List<Part> parts = parts(banks, name, card);
        if (request.input() != null && parts.size() != 1) {
            throw UserError.usage("--input needs a mechanism; " + name + " has "
                    + (parts.isEmpty() ? "no demo" : String.join(", ", ids(parts))));
        }
        try {
            List<Demo> demos = request.demo() || request.json() ? demos(request, parts) : List.of();
            return request.json() ? json(demos, name) : text(request, banks, card, demos);
        } catch (DemoException e) {
            throw refused(e, request.json());
        }
    }

    private List<Part> parts(Banks banks, String name, @Nullable Card card) {
        List<Part> parts = new ArrayList<>();
        if (card == null) {
            Mechanism mechanism = Mechanisms.find(name);
            if (mechanism == null) {
                String nearest = dev.qkv.model.Nearest.of(name, Mechanisms.ids());
                String concept = banks.nearest(name);
                String meant = concept != null ? concept : nearest;
                throw UserError.usage("no concept or mechanism \"" + Shown.of(name) + "\""
                        + (meant == null ? "; all names: qkv lookup -l" : "; did you mean " + meant + "?"));
            }
            parts.add(new Part(mechanism, Map.of()));
            return parts;
        }
        for (DemoReference demo : card.demos()) {
            parts.add(new Part(Mechanisms.get(demo.mechanism()), demo.params()));
        }
        return parts;
    }

    private List<Demo> demos(Request request, List<Part> parts) {
        MechanismRequest asked = request.input() == null ? null : read(request.input());
        requireKnown(request.params(), parts);
        List<Demo> demos = new ArrayList<>();
        for (Part part : parts) {
            Signature signature = part.mechanism().signature();
            Map<String, Value> params = new LinkedHashMap<>();
            if (asked == null) {
                part.params().forEach((key, value) -> params.put(key, Value.from(value)));
            } else {
                params.putAll(asked.params());
            }
            for (String param : request.params()) {
                int equals = param.indexOf('=');
                String key = param.substring(0, equals);
                if (parts.size() == 1 || has(signature, key)) {
                    params.put(key, Binder.param(signature, key, param.substring(equals + 1)));
                }
            }
            demos.add(Demo.run(part.mechanism(), params, asked == null ? null : asked.inputs()));
        }
        return demos;
    }

    private static void requireKnown(List<String> params, List<Part> parts) {
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
                        + String.join(", ", ids(parts)) + ": see qkv explain -l");
            }
        }
    }

    private static boolean has(Signature signature, String param) {
        return signature.params().stream().anyMatch(known -> known.name().equals(param));
    }

    private static List<String> ids(List<Part> parts) {
        return parts.stream().map(part -> part.mechanism().id()).toList();
    }

    private MechanismRequest read(String file) {
        try {
            if (file.equals("-")) {
                return MechanismRequest.read(context.in(), "standard input");
            }
            Path path = context.surroundings().folder().resolve(file);
            try (InputStream in = Files.newInputStream(path)) {
                return MechanismRequest.read(in, file);
            }
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be read: " + e.getMessage());
        }
    }

    private int json(List<Demo> demos, String name) {
        if (demos.isEmpty()) {
            throw UserError.usage(name + " has no demo");
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

    private int text(Request request, Banks banks, @Nullable Card card, List<Demo> demos) {
        Page page = new Page(Display.text(context));
        if (card != null && request.input() == null) {
            new NotePage(context, banks, page).add(card, request.section());
        }
        boolean ok = true;
        if (request.section() == null) {
            for (Demo demo : demos) {
                ok &= new DemoPage(context, page).add(demo);
            }
        }
        context.show(page.text());
        return ok ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private static UserError refused(DemoException e, boolean json) {
        int exit = switch (e.code()) {
            case BAD_PARAM, UNKNOWN_MECHANISM -> ExitCode.USAGE;
            case BAD_INPUT, BAD_SHAPE -> ExitCode.DATA;
        };
        if (!json) {
            return new UserError(exit, String.valueOf(e.getMessage()));
        }
        StringWriter out = new StringWriter();
        try {
            MechanismJson.write(e, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return UserError.verbatim(exit, out.toString());
    }
}
