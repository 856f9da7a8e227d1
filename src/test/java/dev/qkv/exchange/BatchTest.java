package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.qkv.Golden;
import dev.qkv.model.CardId;
import dev.qkv.model.Language;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Verdict;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final String ANSWERS = Golden.read("exchange/answers.jsonl");

    @ParameterizedTest
    @EnumSource
    void questionsAreTheSameForeverAndTellNoAnswer(Language language) {
        String lines = QuestionJson.lines(BatchFixture.ask(7, language), 7);
        Golden.check("exchange/questions." + language.code() + ".jsonl", lines);
        lines.lines().forEach(line -> assertThat(errors("question.json", line)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, Long.MAX_VALUE, Long.MIN_VALUE})
    void everySeedGivesValidLinesWithTheSameKeys(long seed) {
        List<Asked> asked = BatchFixture.ask(seed, Language.EN);
        QuestionJson.lines(asked, seed)
                .lines()
                .forEach(line -> assertThat(errors("question.json", line)).isEmpty());
        assertThat(keys(asked)).isEqualTo(keys(BatchFixture.ask(7, Language.ZH)));
    }

    @Test
    void reportsReadWell() {
        List<Asked> asked = BatchFixture.ask(7, Language.EN);
        ANSWERS.lines().forEach(line -> assertThat(errors("answer.json", line)).isEmpty());
        BatchReport report = BatchFixture.grade(7, asked, BatchFixture.read(ANSWERS, asked));
        Golden.check("exchange/report.txt", report.print(BatchReport.Format.TEXT, Language.EN, true));
        Golden.check("exchange/report.ascii.txt", report.print(BatchReport.Format.TEXT, Language.EN, false));
        Golden.check("exchange/report.zh.txt", report.print(BatchReport.Format.TEXT, Language.ZH, true));
        Golden.check("exchange/report.json", report.print(BatchReport.Format.JSON, Language.EN, true));
        Golden.check("exchange/report.tap", report.print(BatchReport.Format.TAP, Language.EN, true));
        Golden.check("exchange/report.xml", report.print(BatchReport.Format.JUNIT, Language.EN, true));
        assertThat(report.total()).isEqualTo(6);
        assertThat(report.answered()).isEqualTo(5);
        assertThat(report.correct()).isEqualTo(2);
        assertThat(report.allRight()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 99})
    void expectedAnswersGivenBackAreAllRight(long seed) {
        List<Asked> asked = BatchFixture.ask(seed, Language.EN);
        BatchReport empty = BatchFixture.grade(seed, asked, Map.of());
        assertThat(empty.answered()).isZero();
        StringBuilder answers = new StringBuilder();
        for (String result : empty.print(BatchReport.Format.JSON, Language.EN, true)
                .replace("},{\"id\"", "}\n{\"id\"")
                .replaceAll("(?s)^.*?\"results\":\\[|]}\\s*$", "")
                .split("\n", -1)) {
            answers.append(result.replace("\"expected\":", "\"answer\":")).append('\n');
        }
        BatchReport full = BatchFixture.grade(seed, asked, BatchFixture.read(answers.toString(), asked));
        assertThat(full.allRight()).isTrue();
        assertThat(full.total()).isEqualTo(6);
    }

    @Test
    void hostileAnswersAreGradedAndReportedInEveryFormat() throws Exception {
        List<Asked> asked = BatchFixture.ask(7, Language.EN);
        Map<CardId, Answer> answers = new LinkedHashMap<>();
        String hostile = "\u001b[31m\u0000]]>--><a>&\"\ud800\uffff" + "x".repeat(20_000);
        for (Asked one : asked) {
            answers.put(one.card(), Answer.of(hostile));
        }
        BatchReport report = BatchFixture.grade(7, asked, answers);
        assertThat(report.results())
                .allMatch(result -> result.verdict().mark() != Verdict.Mark.RIGHT)
                .hasSize(7);
        assertThat(errors("report.json", report.print(BatchReport.Format.JSON, Language.EN, true)))
                .isEmpty();
        validateJunit(report.print(BatchReport.Format.JUNIT, Language.EN, true));
        assertThat(report.print(BatchReport.Format.TEXT, Language.EN, true)).doesNotContain("\u001b", "\u0000");
        assertThat(report.print(BatchReport.Format.TAP, Language.EN, true)).doesNotContain("\u001b", "\u0000");
    }

    @Test
    void reportsKeepToTheirSchemas() throws Exception {
        List<Asked> asked = BatchFixture.ask(7, Language.ZH);
        BatchReport report = BatchFixture.grade(7, asked, BatchFixture.read(ANSWERS, asked));
        assertThat(errors("report.json", report.print(BatchReport.Format.JSON, Language.ZH, true)))
                .isEmpty();
        validateJunit(report.print(BatchReport.Format.JUNIT, Language.ZH, true));
        validateJunit(BatchFixture.grade(0, List.of(), Map.of()).print(BatchReport.Format.JUNIT, Language.EN, true));
        assertThat(errors("report.json", "{\"seed\": 1}")).isNotEmpty();
        assertThat(errors("question.json", "{\"id\": \"gqa\"}")).isNotEmpty();
        assertThat(errors("answer.json", "{\"id\": \"gqa\", \"answer\": {}}")).isNotEmpty();
    }

    private static Map<String, String> keys(List<Asked> asked) {
        Map<String, String> keys = new java.util.TreeMap<>();
        for (Asked one : asked) {
            one.choices().forEach(choice -> keys.put(one.card() + " " + choice.index(), choice.key()));
        }
        return keys;
    }

    /** What a schema that ships finds wrong. */
    static List<?> errors(String schema, String json) {
        Schema rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(BatchReport.class.getResourceAsStream("schema/" + schema));
        return rules.validate(json, InputFormat.JSON);
    }

    static void validateJunit(String xml) throws Exception {
        byte[] utf8 = xml.getBytes(StandardCharsets.UTF_8);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(BatchTest.class.getResource("junit.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(new String(utf8, StandardCharsets.UTF_8))));
    }
}
