package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.Demo;
import dev.qkv.figure.Caption;
import dev.qkv.model.Language;
import dev.qkv.render.figure.Gallery;
import dev.qkv.render.text.Ascii;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import dev.qkv.terminal.StageScreen;
import dev.qkv.terminal.Tty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A mechanism's stages: one after another on a page, or one at a time on the screen. */
final class StagePages {
    private final Context context;

    /** A stage and the mechanism it is of. */
    private record Place(Demo demo, Stages.Shown stage, int number, int of) {}

    StagePages(Context context) {
        this.context = context;
    }

    int print(List<Demo> demos) {
        Page page = new Page(Display.text(context));
        for (Place place : places(demos)) {
            if (place.number == 1) {
                page.heading(place.demo.mechanism().id());
                page.addAll(about(place, page.options()));
            }
            page.gap();
            page.add(Line.of(Role.STRONG, title(place, page.options())));
            page.addAll(body(place, page.options(), Display.full(context)));
        }
        context.show(page.text());
        return ExitCode.OK;
    }

    /** On the screen, where there is one for it; else as {@link #print} does. */
    int animate(List<Demo> demos) {
        boolean screen = context.surroundings().inputTty()
                && context.surroundings().outputTty()
                && !context.surroundings().dumb();
        if (!screen) {
            return print(demos);
        }
        List<StageScreen.Page> pages = new ArrayList<>();
        for (Place place : places(demos)) {
            pages.add(new StageScreen.Page(
                    options -> place.demo.mechanism().id() + "   " + title(place, options), options -> {
                        List<Line> lines = new ArrayList<>(about(place, options));
                        lines.add(Line.EMPTY);
                        lines.addAll(body(place, options, options));
                        return lines;
                    }));
        }
        context.console().flush();
        // the terminal may be asked for its colours, and then before it is taken
        try (Tty.Opening opening = Tty.opening(() -> Display.full(context));
                Tty tty = opening.tty()) {
            boolean interrupted = new StageScreen(tty, Display.full(context), pages, context.text("stages.keys")).run();
            return interrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
        } catch (IOException e) {
            return print(demos);
        }
    }

    private List<Place> places(List<Demo> demos) {
        List<Place> places = new ArrayList<>();
        for (Demo demo : demos) {
            List<Stages.Shown> stages = Stages.of(demo);
            for (int i = 0; i < stages.size(); i++) {
                places.add(new Place(demo, stages.get(i), i + 1, stages.size()));
            }
        }
        if (places.isEmpty()) {
            throw UserError.usage("there are no stages to show");
        }
        return places;
    }

    private String title(Place place, RenderOptions options) {
        return place.number + "/" + place.of + "  " + text(place.stage.name(), options);
    }

    private List<Line> about(Place place, RenderOptions options) {
        String formula = text(Caption.same(place.demo.mechanism().signature().formula()), options);
        return Wrap.lines(List.of(new Span(Role.MATH, formula)), options.width(), Line.of("    "), Line.of("    "));
    }

    private List<Line> body(Place place, RenderOptions options, RenderOptions figures) {
        Page page = new Page(options);
        page.addAll(Wrap.lines(List.of(new Span(Role.DIM, text(place.stage.text(), options))), options.width()));
        if (!place.stage.figures().isEmpty()) {
            page.gap();
            page.addAll(Gallery.lines(place.stage.figures(), figures));
        }
        if (place.stage.value() != null) {
            page.gap();
            new Arrays(page).add(text(place.stage.name(), options), "", place.stage.value());
        }
        return page.lines();
    }

    private String text(Caption caption, RenderOptions options) {
        String text = context.language() == Language.ZH ? caption.zh() : caption.en();
        return options.unicode() ? text : Ascii.of(text);
    }
}
