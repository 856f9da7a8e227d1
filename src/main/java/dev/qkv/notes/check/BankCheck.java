package dev.qkv.notes.check;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Fault;
import dev.qkv.model.Language;
import dev.qkv.model.Note;
import dev.qkv.model.Question;
import dev.qkv.model.QuestionHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds a bank that has been read against the rules of content. An error makes a note wrong, a warning makes it weak. */
public final class BankCheck {
    private BankCheck() {}

    /** What keeps a question from being asked, or from taking its own answer; null where nothing does. */
    public interface Asking {
        @Nullable
        String fault(QuestionHeader header, Question question, Language language, String bankVersion);
    }

    /**
     * @param root the bank's folder
     * @param known what reading the bank found; the two languages of a concept with errors are not compared
     * @param nameKey the form in which names are compared
     * @param asking tells what keeps a question from being asked
     */
    public static List<Fault> check(
            Path root, Bank bank, List<Fault> known, UnaryOperator<String> nameKey, Asking asking) {
        List<Fault> faults = new ArrayList<>();
        Pages pages = new Pages(root, faults);
        Set<String> broken = new HashSet<>();
        for (Fault fault : known) {
            if (fault.severity() == Fault.Severity.ERROR) {
                broken.add(fault.path());
            }
        }
        NameRules names = new NameRules(pages, bank, nameKey);
        BalanceRules balance = new BalanceRules(pages);
        for (Concept concept : bank.concepts()) {
            names.check(concept);
            SourceRules.check(concept, pages);
            ClaimRules.check(concept, pages);
            if (concept.notes().values().stream().map(Note::path).noneMatch(broken::contains)) {
                TranslationRules.check(concept, pages);
            }
            for (Language language : Language.values()) {
                Note note = concept.notes().get(language);
                if (note != null) {
                    SectionRules.check(note, pages);
                    LinkRules.check(note, pages);
                    AnswerRules.check(note, pages);
                    balance.check(note);
                    for (Question question : note.questions()) {
                        QuestionHeader header = QuestionHeader.of(bank.name(), concept, question);
                        String fault = asking.fault(header, question, language, bank.version());
                        if (fault != null) {
                            int line = question.header().line();
                            pages.error(note, line, "question \"" + question.id() + "\" " + fault);
                        }
                    }
                }
            }
        }
        balance.finish();
        return faults;
    }
}
