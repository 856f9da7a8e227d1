package dev.qkv.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qkv.model.CardId;
import dev.qkv.model.FaultException;
import dev.qkv.model.Language;
import dev.qkv.quiz.Answer;
import dev.qkv.quiz.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersJsonTest {
    private static final List<Asked> ASKED = BatchFixture.ask(7, Language.EN);

    @Test
    void everyFormOfAnswerIsRead() {
        assertThat(BatchFixture.read("""
                        {"id": "qkv/gqa#shared", "answer": ["a", "b"]}

                        {"answer": "c", "id": "gqa#fewest"}
                        {"id": "gqa#mqa-queries", "answer": false, "note": {"any": ["thing"]}}
                        {"id": "gqa#bytes", "answer": 1.25e1}\r
                        {"id": "gqa#pooled", "answer": ["averaged", 0.05, null]}
                        {"id": "gqa#decode", "answer": null}
                        """, ASKED))
                .containsOnly(
                        entry("shared", Answer.of(List.of("a", "b"))),
                        entry("fewest", Answer.of("c")),
                        entry("mqa-queries", new Answer.Flag(false)),
                        entry("bytes", new Answer.Num("1.25e1")),
                        entry("pooled", Answer.of(List.of("averaged", "0.05", ""))));
        assertThat(BatchFixture.read("", ASKED)).isEmpty();
        assertThat(BatchFixture.read("\uFEFF{\"id\": \"gqa#fewest\", \"answer\": \"甲\"}", ASKED))
                .containsOnly(entry("fewest", Answer.of("甲")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"id\": \"gqa#fewst\", \"answer\": 1} ~ 1:8: \"gqa#fewst\" is none of the questions asked; did you mean gqa#fewest?",
                "{\"id\": \"zzz\", \"answer\": 1} ~ 1:8: \"zzz\" is none of the questions asked",
                "{\"id\": \"gqa#steps\", \"answer\": 1}|{\"id\": \"qkv/gqa#steps\", \"answer\": 1} ~ 2:8: \"qkv/gqa#steps\" is answered twice (first in line 1)",
                "{\"id\": 5, \"answer\": 1} ~ 1:8: \"id\" must be a string",
                "{\"id\": \"gqa#steps\"} ~ 1:19: no \"answer\"; a line is {\"id\": …, \"answer\": …}",
                "{\"answer\": 1} ~ 1:13: no \"id\"; a line is {\"id\": …, \"answer\": …}",
                "{\"id\": \"gqa#steps\", \"answer\": {}} ~ 1:31: an answer is a key, an array of keys, text or a number, not an object",
                "{\"id\": \"gqa#steps\", \"answer\": [[1]]} ~ 1:32: an array of answers holds keys, texts or numbers only",
                "[1] ~ 1:1: expected an object, one on each line",
                "||{\"id\": \"gqa#steps\", \"answer\": 1} 5 ~ 3:34: nothing may follow the object in its line",
                "{\"id\": \"gqa#steps\", \"id\": \"gqa#steps\", \"answer\": 1} ~ 1:25: Duplicate field 'id'",
            })
    void faultsAreNamedByLineAndColumn(String lines, String message) {
        assertThatThrownBy(() -> BatchFixture.read(lines.replace('|', '\n'), ASKED))
                .isInstanceOf(FaultException.class)
                .hasMessage("answers.jsonl:" + message);
    }

    @Test
    void whatIsNoJsonOrTooMuchIsAFault() {
        for (String text : List.of(
                "{",
                "{\"id\": \"gqa#steps\", \"answer\": NaN}",
                "{\"id\": \"gqa#steps\", \"answer\": \"\u0001\"}",
                "{\"id\": \"gqa#steps\", \"answer\": " + "9".repeat(5000) + "}",
                "{\"id\": \"gqa#steps\", \"answer\": [" + "1,".repeat(200) + "1]}",
                "{\"a\":".repeat(500),
                "\"" + "x".repeat(2_000_000) + "\"")) {
            assertThatThrownBy(() -> BatchFixture.read(text, ASKED))
                    .isInstanceOf(FaultException.class)
                    .hasMessageStartingWith("answers.jsonl:1:");
        }
        byte[] latin1 = "{\"id\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> BatchFixture.read(latin1, ASKED))
                .isInstanceOf(FaultException.class)
                .hasMessage("answers.jsonl:1:9: not UTF-8");
    }

    private static java.util.Map.Entry<CardId, Answer> entry(String question, Answer answer) {
        return java.util.Map.entry(new CardId("qkv", "gqa", question), answer);
    }
}
