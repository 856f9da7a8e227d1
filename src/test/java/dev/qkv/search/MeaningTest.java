package dev.qkv.search;

import static dev.qkv.search.Banks.concept;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Concept;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of a query beyond its letters. */
class MeaningTest {
    private static final List<Concept> CONCEPTS = List.of(
            concept("ppo", "Proximal policy optimization", "近端策略优化", "attention", "PPO"),
            concept("dpo", "Direct preference optimization", "直接偏好优化", "attention", "DPO", "DPOTrainer"),
            concept("memory", "Training memory", "训练内存", "attention"),
            concept("self", "Self attention", "自注意力", "attention"),
            concept("heads", "Multi-head latent attention", "多头潜在注意力机制", "attention"),
            concept("gelu", "GELU", "高斯误差线性单元", "attention", "nn.GELU"),
            concept("functional", "Functional form", "泛函形式", "attention"));

    @Test
    void everySynonymIsATermAsTheIndexHasIt() {
        // a stem need not be its own stem, so a few words are tried from the start
        for (String word : List.of("memory", "extension", "hallucination", "decoding", "quantize", "显存")) {
            assertThat(Synonyms.words())
                    .contains(Analysis.ofQuery(word, 1).get(0).stem());
        }
        for (String word : Synonyms.words()) {
            assertThat(Analysis.ofQuery(PlainForm.of(word), 9))
                    .as(word)
                    .singleElement()
                    .extracting(Analysis.Term::surface)
                    .isEqualTo(word);
            assertThat(Synonyms.of(word)).isNotEmpty().doesNotContain(word);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "显存, memory",
        "vram of training, memory",
        "PPOTrainer, ppo",
        "DPOTrianer, dpo",
        "zhuyili, self",
        "torch.nn.functional.gelu, gelu",
        "functional form, functional",
        "i run out of memory, memory"
    })
    void findsWhatIsMeant(String query, String id) throws IOException {
        try (BankIndex index = BankIndexer.inMemory(Banks.of(CONCEPTS.toArray(new Concept[0])), Banks::laid)) {
            assertThat(index.search(query, 5, null))
                    .first()
                    .extracting(hit -> hit.card().id())
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stop it making things up, hallucination",
        "decode from left to right, autoregressive",
        "70亿参数, 7b",
        "一本正经地回答, hallucination"
    })
    void everydayPhrasesStandForTheFieldsWords(String query, String word) {
        assertThat(Idioms.expanded(query)).isEqualTo(query + " " + word);
        assertThat(Idioms.expanded("grouped query attention 35亿")).isEqualTo("grouped query attention 35亿");
    }

    @ParameterizedTest
    @ValueSource(strings = {"how to renew a passport", "红烧茄子", "kubectl get pods", "best pizza in town"})
    void refusesWhatTheBankKnowsNothingOf(String query) throws IOException {
        try (BankIndex index = BankIndexer.inMemory(Banks.of(CONCEPTS.toArray(new Concept[0])), Banks::laid)) {
            assertThat(index.search(query, 5, null)).isEmpty();
        }
    }
}
