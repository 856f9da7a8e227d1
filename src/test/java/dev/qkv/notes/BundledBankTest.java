package dev.qkv.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qkv.model.Bank;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bank that ships. */
class BundledBankTest {
    private static final BankReader.Reading READING = BankReader.read(Path.of("notes"), Bank.BUNDLED);

    @Test
    void readsWithoutFaults() {
        assertThat(READING.faults()).isEmpty();
    }

    @Test
    void everyConceptIsThereInBothLanguagesWithQuestionsOfThreeKinds() {
        assertThat(READING.bank().concepts()).isNotEmpty().allSatisfy(concept -> {
            assertThat(concept.notes()).as(concept.id()).hasSize(2);
            concept.notes().values().forEach(note -> {
                assertThat(note.questions()).as(note.path()).hasSizeGreaterThanOrEqualTo(4);
                assertThat(note.questions().stream()
                                .map(question -> question.kind())
                                .distinct())
                        .as(note.path())
                        .hasSizeGreaterThanOrEqualTo(3);
            });
        });
    }
}
