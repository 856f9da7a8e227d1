package dev.qkv.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("gqa", "gelu", "multi-head-attention");

    @Test
    void nearest() {
        assertThat(Nearest.of("gpa", NAMES)).isEqualTo("gqa");
        assertThat(Nearest.of("mutli-head-attention", NAMES)).isEqualTo("multi-head-attention");
        assertThat(Nearest.of("rope", NAMES)).isNull();
        assertThat(Nearest.of("x".repeat(1_000_000), NAMES)).isNull();
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
    }

    @Test
    void hintsAtTheNearestOrNamesAll() {
        assertThat(Nearest.hint("gpa", NAMES)).isEqualTo("; did you mean gqa?");
        assertThat(Nearest.hint("rope", NAMES)).isEqualTo("; there are gqa, gelu, multi-head-attention");
        assertThat(Nearest.hint("rope", List.of())).isEqualTo("; there are none");
    }
}
