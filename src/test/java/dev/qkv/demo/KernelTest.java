package dev.qkv.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.activation.Erf;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.figure.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTest {
    static List<String> ids() {
        return Mechanisms.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyMechanismIsDocumentedInBothLanguagesAndGivesWhatItSays(String id) {
        Mechanism mechanism = Mechanisms.get(id);
        Signature signature = mechanism.signature();
        assertThat(mechanism.id()).isEqualTo(id);
        assertThat(signature.formula()).isNotBlank();
        assertThat(signature.source()).isNotBlank();
        List<Caption> captions = new ArrayList<>(List.of(signature.summary()));
        signature.params().forEach(param -> captions.add(param.meaning()));
        signature.inputs().forEach(input -> captions.add(input.meaning()));
        signature.outputs().forEach(output -> captions.add(output.meaning()));
        Demo demo = Demo.run(mechanism, Map.of(), null);
        demo.outcome().steps().forEach(step -> captions.add(step.caption()));
        demo.outcome().figures().forEach(figure -> captions.add(figure.title()));
        demo.checks().forEach(check -> captions.add(check.name()));
        assertThat(captions).allSatisfy(caption -> {
            assertThat(caption.en()).isNotBlank();
            assertThat(caption.zh()).isNotBlank();
        });
        List<String> outputs =
                signature.outputs().stream().map(Signature.Output::name).toList();
        assertThat(outputs).containsAll(demo.outcome().outputs().keySet());
    }

    @Test
    void unknownMechanism() {
        assertThat(Mechanisms.find("attn")).isNull();
        assertThatThrownBy(() -> Mechanisms.get("atention"))
                .hasMessage("no mechanism \"atention\"; did you mean attention?")
                .isInstanceOfSatisfying(
                        DemoException.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_MECHANISM));
    }

    @Test
    void withoutInputsTheOwnCaseFitsTheParameters() {
        Mechanism cache = Mechanisms.get("kv-cache");
        Map<String, Value> params = Map.of(
                "layers", Value.of(80), "kv_heads", Value.of(8), "head_dim", Value.of(128), "seq_len", Value.of(4096));
        assertThat(Demo.run(cache, params, null).outcome().number("cached_bytes"))
                .isEqualTo(1342177280);
        Demo wide = Demo.run(cache, Map.of("heads", Value.of(64)), null);
        assertThat(wide.arguments().width("x")).isEqualTo(64);
        Demo narrow = Demo.run(Mechanisms.get("gqa"), Map.of("kv_heads", Value.of(1)), null);
        assertThat(narrow.arguments().width("wk")).isEqualTo(2);
        assertThatThrownBy(() -> Binder.bind(cache, Map.of(), Map.of())).hasMessageContaining("heads is missing");
    }

    @Test
    void defaultsThatDependOnShapesAreReported() {
        Demo attention = Demo.run(Mechanisms.get("attention"), Map.of(), null);
        assertThat(attention.arguments().num("scale")).isCloseTo(1 / Math.sqrt(3), within(1e-15));
        Demo cache = Demo.run(Mechanisms.get("kv-cache"), Map.of(), null);
        assertThat(cache.arguments().params())
                .containsEntry("kv_heads", Value.of(2))
                .containsEntry("head_dim", Value.of(4))
                .containsEntry("seq_len", Value.of(6));
        Demo norm = Demo.run(Mechanisms.get("layer-norm"), Map.of(), null);
        assertThat(norm.arguments().vector("weight")).containsExactly(1, 1, 1, 1);
    }

    @Test
    void zeroAndFalseAreNotAbsent() {
        Demo attention = Demo.run(Mechanisms.get("attention"), Map.of("scale", Value.of(0)), null);
        assertThat(attention.outcome().matrix("weights").data).containsOnly(0.25);
    }

    @ParameterizedTest
    @CsvSource({
        "heads, 12, 12",
        "heads, 1e2, 100",
        "bytes_per_value, .5, 0.5",
        "layers, 0, 0",
        "seq_len, 131072, 131072"
    })
    void parametersFromTheCommandLine(String name, String text, double value) {
        Signature signature = Mechanisms.get("kv-cache").signature();
        assertThat(Binder.param(signature, name, text)).isEqualTo(Value.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "heads, 0",
        "heads, 2.5",
        "heads, abc",
        "heads, 0x10",
        "heads, 3d",
        "heads, NaN",
        "heads, ''",
        "bytes_per_value, 1e999",
        "heds, 1"
    })
    void badParametersFromTheCommandLine(String name, String text) {
        Signature signature = Mechanisms.get("kv-cache").signature();
        assertThatThrownBy(() -> Binder.param(signature, name, text))
                .isInstanceOfSatisfying(
                        DemoException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_PARAM))
                .hasMessageContaining("heds".equals(name) ? "did you mean heads?" : name + " must be");
    }

    @Test
    void words() {
        Signature gelu = Mechanisms.get("gelu").signature();
        assertThat(Binder.param(gelu, "approximate", "tanh")).isEqualTo(Value.of("tanh"));
        Signature attention = Mechanisms.get("attention").signature();
        assertThat(Binder.param(attention, "causal", "true")).isEqualTo(Value.of(true));
        assertThatThrownBy(() -> Binder.param(attention, "causal", "1")).hasMessageContaining("true or false");
    }

    @Test
    void paths() {
        Outcome outcome = Demo.run(Mechanisms.get("attention"), Map.of("scale", Value.of(0)), null)
                .outcome();
        assertThat(OutputPath.parse("weights[0][2]").number(outcome)).isEqualTo(0.25);
        assertThat(OutputPath.parse("weights[0]").in(outcome))
                .isEqualTo(Value.of(new double[] {0.25, 0.25, 0.25, 0.25}));
        assertThat(OutputPath.parse("weights[0][2]")).hasToString("weights[0][2]");
        assertBadPath(outcome, "weight", "did you mean weights?");
        assertBadPath(outcome, "weights[4]", "weights has length 4, there is no element 4");
        assertBadPath(outcome, "weights[0][0][0]", "weights[0][0] is a single value");
        assertBadPath(outcome, "weights[0]", "is an array, not a number");
        for (String malformed :
                List.of("", "[0]", "weights[", "weights[x]", "weights[-1]", "weights[0]x", "weights[99999999999]")) {
            assertBadPath(outcome, malformed, "is no output");
        }
    }

    private static void assertBadPath(Outcome outcome, String path, String message) {
        assertThatThrownBy(() -> OutputPath.parse(path).number(outcome))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining(message);
    }

    @Test
    void valuesFromNotes() {
        assertThat(Value.from(List.of(1L, 2.5, List.of(true, "a"))))
                .isEqualTo(Value.array(Value.of(1), Value.of(2.5), Value.array(Value.of(true), Value.of("a"))));
        assertThat(Value.of(-0.0)).isEqualTo(Value.of(0.0));
    }

    /** Reference values of C's erfc. */
    @ParameterizedTest
    @CsvSource({
        "-6.0, 2.0",
        "-1.5, 1.9661051464753108",
        "-0.3, 1.3286267594591274",
        "0.0, 1.0",
        "0.1, 0.8875370839817152",
        "0.46875, 0.507386526782062",
        "0.5, 0.4795001221869535",
        "1.0, 0.15729920705028513",
        "2.5, 0.0004069520174449589",
        "4.0, 1.541725790028002e-08",
        "4.5, 1.9661604415428873e-10",
        "10.0, 2.088487583762545e-45",
        "26.0, 5.663192408856143e-296",
        "40.0, 0.0"
    })
    void errorFunction(double x, double erfc) {
        assertThat(Erf.erfc(x)).isCloseTo(erfc, within(1e-14 * erfc));
    }
}
