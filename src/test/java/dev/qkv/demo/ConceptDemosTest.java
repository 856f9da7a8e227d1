package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.qkv.demo.catalog.Mechanisms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Figures of the papers, and what each mechanism refuses; parameters as on the command line. */
class ConceptDemosTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = {"/dev/qkv/demo/attention-demos.csv", "/dev/qkv/demo/training-demos.csv"},
            delimiter = '|',
            numLinesToSkip = 1)
    void figures(String id, String params, String output, double expected, double tolerance) {
        Mechanism mechanism = Mechanisms.get(id);
        Demo demo = Demo.run(mechanism, params(mechanism, params), null);
        Value value = OutputPath.parse(output).in(demo.outcome());
        double actual = value instanceof Value.Bool flag
                ? (flag.value() ? 1 : 0)
                : OutputPath.parse(output).number(demo.outcome());
        assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        assertThat(demo.checks()).isNotEmpty().allMatch(Check::ok);
    }

    /** At their bounds mechanisms still answer, and soon. */
    @ParameterizedTest
    @CsvFileSource(
            resources = {"/dev/qkv/demo/attention-bounds.csv", "/dev/qkv/demo/training-bounds.csv"},
            delimiter = '|',
            numLinesToSkip = 1)
    void bounds(String id, String params) {
        Mechanism mechanism = Mechanisms.get(id);
        assertThat(Demo.run(mechanism, params(mechanism, params), null).checks())
                .isNotEmpty()
                .allMatch(Check::ok);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = {"/dev/qkv/demo/attention-refused.csv", "/dev/qkv/demo/training-refused.csv"},
            delimiter = '|',
            numLinesToSkip = 1)
    void refused(String id, String params, String code, String says) {
        Mechanism mechanism = Mechanisms.get(id);
        DemoException refusal =
                catchThrowableOfType(DemoException.class, () -> Demo.run(mechanism, params(mechanism, params), null));
        assertThat(refusal.code().word()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(says);
    }

    private static Map<String, Value> params(Mechanism mechanism, String text) {
        Map<String, Value> params = new LinkedHashMap<>();
        for (String pair : text.equals("-") ? new String[0] : text.split(" ", -1)) {
            int sign = pair.indexOf('=');
            String name = pair.substring(0, sign);
            params.put(name, Binder.param(mechanism.signature(), name, pair.substring(sign + 1)));
        }
        return params;
    }
}
