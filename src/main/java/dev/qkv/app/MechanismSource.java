package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.demo.Mechanism;
import dev.qkv.exchange.MechanismsJson;
import dev.qkv.render.code.Highlighter;
import dev.qkv.render.text.ColorDepth;
import dev.qkv.render.text.Printer;
import dev.qkv.render.text.RenderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mechanism's Java, as it was compiled. */
public final class MechanismSource {
    private static final String TREE = "src/main/java";

    private final Context context;

    public MechanismSource(Context context) {
        this.context = context;
    }

    /** Prints the classes of every demo of a concept, or of a mechanism: what a class extends comes after it. */
    public int run(String name, boolean json) {
        Subject subject = Subject.of(new Banks(context), name.strip()).exact();
        if (subject.parts().isEmpty()) {
            throw UserError.usage(Shown.of(name) + " has no demo");
        }
        Map<String, String> sources = new LinkedHashMap<>();
        for (Subject.Part part : subject.parts()) {
            for (Class<?> type : classes(part.mechanism())) {
                sources.computeIfAbsent(type.getSimpleName() + ".java", file -> read(type));
            }
        }
        if (json) {
            context.console().println(MechanismsJson.sources(subject.ids(), sources));
            return ExitCode.OK;
        }
        StringBuilder text = new StringBuilder();
        sources.forEach((file, source) -> {
            if (sources.size() > 1) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("// ")
                        .append(file)
                        .append('\n');
            }
            text.append(source);
        });
        RenderOptions options = Display.full(context);
        context.show(
                options.color() == ColorDepth.NONE
                        ? text.toString()
                        : new Printer(options).text(Highlighter.lines(text.toString(), "java", options.glyphs())));
        return ExitCode.OK;
    }

    /** The class and those of ours that it extends. */
    private static List<Class<?>> classes(Mechanism mechanism) {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> type = mechanism.getClass();
                type != null && Mechanism.class.isAssignableFrom(type);
                type = type.getSuperclass()) {
            classes.add(type);
        }
        return classes;
    }

    /** From beside the class, where the build puts it; from the tree, where qkv runs from that. */
    private String read(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".java")) {
            if (in != null) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            Path file = context.surroundings()
                    .home()
                    .resolve(TREE)
                    .resolve(type.getName().replace('.', '/') + ".java");
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.data("the source of " + type.getSimpleName() + " cannot be read: " + e.getMessage());
        }
    }
}
