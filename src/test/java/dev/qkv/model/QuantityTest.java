package dev.qkv.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.25 GiB; 1342177280; GiB",
                "1.25gib; 1342177280; GiB",
                "1 234; 1234; ''",
                "1,234; 1234; ''",
                "1,234,567.5; 1234567.5; ''",
                "1\u2009234\u202F567; 1234567; ''",
                "-0.17; -0.17; ''",
                "−0.17; -0.17; ''",
                ".5; 0.5; ''",
                "3.14e23; 3.14e23; ''",
                "3.14E+23; 3.14e23; ''",
                "1e-5; 1e-5; ''",
                "3.14×10²³; 3.14e23; ''",
                "3.14 x 10^23; 3.14e23; ''",
                "2×10⁻⁵; 2e-5; ''",
                "10^6; 1000000; ''",
                "2^30 B; 1073741824; B",
                "2³⁰; 1073741824; ''",
                "1/8; 0.125; ''",
                "12.5 %; 0.125; %",
                "12.5%; 0.125; %",
                "6.74B; 6740000000; B",
                "819200 B; 819200; B",
                "16k; 16000; k",
                "15T; 15e12; T",
                "8×; 8; ×",
                "8x; 8; ×",
                "8 倍; 8; ×",
                "70 亿; 7e9; 亿",
                "１２．５％; 0.125; %",
                "１，２３４; 1234; ''",
                "≈ 1.25 GB; 1.25e9; GB",
                "100 bytes; 100; B",
            })
    void isRead(String text, double base, String symbol) {
        Quantity read = Objects.requireNonNull(Quantity.parse(text));
        assertThat(read.base()).isCloseTo(base, within(Math.abs(base) * 1e-12));
        assertThat(read.unit().symbol()).isEqualTo(symbol);
    }

    @ParameterizedTest(name = "<{0}>")
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "GiB",
                "1.2.3",
                "1,25",
                "12345,678",
                "1,234 567",
                "1e400",
                "1/0",
                "1 2",
                "5 apples",
                "0x10",
                "NaN",
                "Infinity",
                "1e",
                "1.25 GiB/s",
                "--1",
                "3×10",
                "1^",
                "１２ａ"
            })
    void isNotRead(String text) {
        assertThat(Quantity.parse(text)).isNull();
    }

    @Test
    void anAnswerTakesTheUnitAskedFor() {
        Unit gib = Unit.of("GiB");
        assertThat(Quantity.parse("1.25", gib)).hasToString("1.25 GiB");
        assertThat(Objects.requireNonNull(Quantity.parse("1280 MiB", gib)).in(gib))
                .hasValue(1.25);
        assertThat(Objects.requireNonNull(Quantity.parse("1342177280B", gib)).in(gib))
                .hasValue(1.25);
        assertThat(Objects.requireNonNull(Quantity.parse("12.5 %", gib)).in(gib))
                .isEmpty();
        assertThat(Objects.requireNonNull(Quantity.parse("6.74 B", Unit.NONE)).base())
                .isEqualTo(6.74e9);
        assertThat(Objects.requireNonNull(Quantity.parse("12.5 %", Unit.NONE)).in(Unit.NONE))
                .hasValue(0.125);
        assertThat(Objects.requireNonNull(Quantity.parse("50", Unit.PERCENT)).base())
                .isEqualTo(0.5);
        assertThat(Quantity.parse("0.69 nats", Unit.of("nats"))).hasToString("0.69 nats");
        assertThat(Quantity.parse("0.69 bits", Unit.of("nats"))).isNull();
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.25 GiB; 1342177280; true",
                "1.25 GiB; 1347000000; true",
                "1.25 GiB; 1348000000; false",
                "1.3 GiB; 1342177280; true",
                "1.2 GiB; 1342177280; true",
                "1.34 GB; 1342177280; true",
                "12.5 %; 0.1254; true",
                "12.5 %; 0.1256; false",
                "3.14e23; 3.1449e23; true",
                "3.14e23; 3.1451e23; false",
                "6.74B; 6738415616; true",
                "6.73B; 6738415616; false",
                "0.1; 0.15; true",
                "819200 B; 819200; true",
                "819200 B; 819201; false",
                "1/3; 0.3333333333333333; true",
                "1/3; 0.3333; false",
                "1; NaN; false",
            })
    void agreesToItsLastDigit(String text, double computed, boolean agrees) {
        assertThat(Objects.requireNonNull(Quantity.parse(text)).agreesWith(computed))
                .isEqualTo(agrees);
    }

    @Property
    void whatIsShownIsReadBack(@ForAll double value) {
        for (String unit : new String[] {"", "%", "GiB", "B", "k", "×"}) {
            Quantity shown = Quantity.of(value, Unit.of(unit));
            assertThat(Objects.requireNonNull(Quantity.parse(shown.toString(), shown.unit()))
                            .in(shown.unit()))
                    .isEqualTo(OptionalDouble.of(value));
        }
    }

    @Property
    void nothingCrashesIt(@ForAll String text) {
        Quantity read = Quantity.parse(text);
        if (read != null) {
            assertThat(read.value()).isFinite();
        }
    }
}
