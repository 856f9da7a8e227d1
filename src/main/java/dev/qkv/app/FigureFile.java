package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.Demo;
import dev.qkv.figure.Figure;
import dev.qkv.render.figure.FigureSvg;
import dev.qkv.render.text.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of demos as one SVG file. */
record FigureFile(Context context) {
    /** @param file {@code -} for standard output */
    int write(String name, List<Demo> demos, String file) {
        List<Figure> figures = new ArrayList<>();
        demos.forEach(demo -> figures.addAll(demo.outcome().figures()));
        if (figures.isEmpty()) {
            throw UserError.usage(
                    name + " has no figure, so there is no SVG to write; its numbers: qkv explain " + name);
        }
        return write(figures, file);
    }

    /** @param figures at least one */
    int write(List<Figure> figures, String file) {
        String svg = FigureSvg.document(figures, context.language(), paper());
        if (file.equals("-")) {
            context.console().print(svg);
            return ExitCode.OK;
        }
        try {
            Path path = context.surroundings().folder().resolve(file);
            Files.writeString(path, svg);
        } catch (IOException e) {
            throw UserError.data(file + ": cannot be written: " + e.getMessage());
        }
        context.console().notice("qkv: " + context.text("figures.written", file, figures.size()));
        return ExitCode.OK;
    }

    /** For the paper that was asked for; else the picture follows its viewer. */
    private @Nullable Theme paper() {
        String asked = context.globals().theme();
        return asked == null ? null : asked.equals("dark") ? Theme.DARK : Theme.LIGHT;
    }
}
