package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qkv.demo.Check;
import dev.qkv.demo.Demo;
import dev.qkv.demo.DemoException;
import dev.qkv.demo.DemoException.Code;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Outcome;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.figure.Caption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MechanismJsonTest {
    private static MechanismRequest read(String json) throws IOException {
        return MechanismRequest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "case.json");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String json) {
        return assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        DemoException.class,
                        e -> assertThat(e.code())
                                .isEqualTo(json.startsWith("{\"params\":[") ? Code.BAD_PARAM : Code.BAD_INPUT));
    }

    @Test
    void absentInputsAreNullAndEmptyOnesAreNot() throws IOException {
        assertThat(read("{}").inputs()).isNull();
        assertThat(read("{}").params()).isEmpty();
        assertThat(read("{\"inputs\":{}}").inputs()).isEmpty();
        assertThat(read("{\"inputs\":{}}").outputs()).isNull();
    }

    @Test
    void readsEveryKindOfValue() throws IOException {
        MechanismRequest request = read("""
            {"case": "one", "params": {"k": 3.0, "b": false, "s": "tanh", "n": null, "o": {"x": [1]}},
             "inputs": {"x": [[1, -2.5e3], []], "mixed": [1, "a", [true]]}}
            """);
        assertThat(request.params())
                .containsExactly(
                        Map.entry("k", Value.of(3)),
                        Map.entry("b", Value.of(false)),
                        Map.entry("s", Value.of("tanh")),
                        Map.entry("n", new Value.Foreign("null")),
                        Map.entry("o", new Value.Foreign("an object")));
        assertThat(request.inputs())
                .containsEntry("x", Value.of(new double[][] {{1, -2500}, {}}))
                .containsEntry("mixed", Value.array(Value.of(1), Value.of("a"), Value.array(Value.of(true))));
    }

    @Test
    void syntaxErrorsNameLineAndColumn() {
        assertRefused("{\"params\": {\n  \"k\": 3,\n  }}").hasMessageStartingWith("case.json:3:");
        assertRefused("{\"inputs\": {\"x\": [1, NaN]}}")
                .hasMessageStartingWith("case.json:1:")
                .hasMessageContaining("NaN");
        assertRefused("{\"inputs\": {\"x\": [1, 2]").hasMessageStartingWith("case.json:1:");
        assertRefused("").hasMessageStartingWith("case.json:1:1: expected an object");
        assertRefused("[1]").hasMessageContaining("expected an object");
        assertRefused("{} {}").hasMessageContaining("case.json:1:4: nothing may follow");
    }

    @Test
    void duplicateAndUnknownKeysAreRefused() {
        assertRefused("{\"inputs\": {\"x\": [1], \"x\": [2]}}").hasMessageContaining("Duplicate field 'x'");
        assertRefused("{\"input\": {}}").hasMessage("case.json:1:2: unknown key \"input\"; did you mean inputs?");
        assertRefused("{\"params\":[1]}").hasMessageContaining("params must be an object");
        assertRefused("{\"inputs\":null}").hasMessageContaining("inputs must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingIsBounded(String opening) {
        assertRefused("{\"inputs\":{\"x\":" + opening.repeat(100_000)).hasMessageContaining("nesting depth");
    }

    @Test
    void theNumberOfValuesIsBounded() {
        String many = "0,".repeat(9_000_000);
        assertRefused("{\"inputs\":{\"x\":[" + many + "0]}}").hasMessageContaining("more than 8388608 values");
    }

    @Test
    void notUtf8() {
        byte[] latin = "{\"inputs\":{\"x\":[\"é abc\"]}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> MechanismRequest.read(new ByteArrayInputStream(latin), "case.json"))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("case.json:1:")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aResultHoldsWhatWasUsedAndTheChecks() throws IOException {
        Demo demo = Demo.run(Mechanisms.get("relu"), Map.of(), Map.of("x", Value.of(new double[] {-1, 0.5})));
        Check check = new Check(new Caption("name", "名"), 1, Double.NaN, 1e-9);
        StringWriter out = new StringWriter();
        MechanismJson.write(new MechanismJson.Result(demo, List.of(check)), out);
        assertThat(out)
                .hasToString(
                        String.join(
                                ",",
                                "{\"mechanism\":\"relu\",\"params\":{},\"inputs\":{\"x\":[-1,0.5]}",
                                "\"outputs\":{\"output\":[0,0.5],\"derivative\":[0,1]}",
                                "\"checks\":[{\"name\":\"name\",\"expected\":1,\"actual\":null,\"tolerance\":1.0E-9,\"ok\":false}]}"));
    }

    @Test
    void aResultIsARequestAgain() throws IOException {
        for (String id : Mechanisms.ids()) {
            Demo demo = Demo.run(Mechanisms.get(id), Map.of(), null);
            StringWriter out = new StringWriter();
            MechanismJson.write(new MechanismJson.Result(demo, demo.checks()), out);
            MechanismRequest request = read(out.toString());
            Demo again = Demo.run(Mechanisms.get(id), request.params(), request.inputs());
            assertThat(again.arguments()).as(id).isEqualTo(demo.arguments());
            assertThat(request.outputs()).as(id).isEqualTo(again.outcome().outputs());
        }
    }

    @Test
    void numbersReadBackToThemselves() throws IOException {
        double[] numbers = {
            0.1,
            1 / 3.0,
            2.5e23,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -0.0,
            1e15,
            0x1p53,
            0x1p53 + 2,
            2.0e-3,
            123456789012345680.0
        };
        Mechanism relu = Mechanisms.get("relu");
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("output", Value.of(numbers));
        Demo demo = new Demo(relu, relu.example(), new Outcome(outputs, List.of(), List.of()));
        StringWriter out = new StringWriter();
        MechanismJson.write(new MechanismJson.Result(demo, List.of()), out);
        assertThat(out.toString())
                .contains("[0.1,0.3333333333333333,2.5E23,4.9E-324,1.7976931348623157E308,0,1000000000000000,"
                        + "9007199254740992,9.007199254740994E15,0.002,1.2345678901234568E17]");
    }

    @Test
    void aCaseHasNoOutputs() throws IOException {
        StringWriter out = new StringWriter();
        MechanismJson.writeExercise(
                Demo.run(Mechanisms.get("relu"), Map.of(), Map.of("x", Value.of(new double[] {1}))), 7, out);
        assertThat(out).hasToString("{\"mechanism\":\"relu\",\"params\":{},\"inputs\":{\"x\":[1]},\"seed\":7}");
    }

    @Test
    void errors() throws IOException {
        StringWriter out = new StringWriter();
        MechanismJson.write(new DemoException(Code.BAD_SHAPE, "a \"b\""), out);
        assertThat(out).hasToString("{\"error\":{\"code\":\"bad-shape\",\"message\":\"a \\\"b\\\"\"}}");
    }
}
