package dev.qkv.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.config.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A plain line read without picocli means what picocli reads in it; a line that picocli refuses is not plain. */
class PlainLineTest {
    private static final List<String> ODD = List.of(
            "gqa",
            "",
            "-",
            "--",
            "-5",
            "a=b",
            "=",
            "-x",
            "--no-such",
            "kv cache",
            "注意力",
            "list",
            "quiz",
            "--json=true",
            "--list=");

    @Test
    void agreesWithPicocli() {
        Random random = new Random(1);
        int plain = 0;
        for (int i = 0; i < 6000; i++) {
            Syntax root = root(random);
            List<String> line = line(root, random);
            Parsed quick = Parsed.plain(root, line);
            if (quick != null) {
                plain++;
                assertThat(picocli(root, line)).as(line.toString()).isEqualTo(quick);
            }
        }
        assertThat(plain).isBetween(1500, 5900);
    }

    private static Syntax root(Random random) {
        String verb = Commands.NAMES.get(random.nextInt(Commands.NAMES.size()));
        return Commands.root(List.of(Objects.requireNonNull(Commands.named(verb))));
    }

    /** A walk down the commands, with options of theirs and words at every level. */
    private static List<String> line(Syntax root, Random random) {
        List<String> line = new ArrayList<>();
        for (Syntax at = root; ; ) {
            for (int n = random.nextInt(3); n > 0; n--) {
                add(line, at, random);
            }
            if (at.below().isEmpty() || random.nextInt(20) == 0) {
                return line;
            }
            at = at.below().get(random.nextInt(at.below().size()));
            line.add(at.name());
        }
    }

    private static void add(List<String> line, Syntax at, Random random) {
        boolean odd = random.nextInt(8) == 0;
        if (at.words() != null && random.nextBoolean()) {
            line.add(odd ? ODD.get(random.nextInt(ODD.size())) : "word");
            return;
        }
        Syntax.Option option = at.options().get(random.nextInt(at.options().size()));
        String name = option.names().get(random.nextInt(option.names().size()));
        String value = odd ? ODD.get(random.nextInt(ODD.size())) : "7";
        if (!option.takesValue()) {
            line.add(name);
        } else if (random.nextBoolean()) {
            line.add(name + "=" + value);
        } else {
            line.add(name);
            line.add(value);
        }
    }

    private static @Nullable Parsed picocli(Syntax root, List<String> line) {
        try {
            return PicocliModel.parse(root, line);
        } catch (UserError e) {
            return null;
        }
    }
}
