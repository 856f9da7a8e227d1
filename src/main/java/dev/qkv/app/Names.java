package dev.qkv.app;

import dev.qkv.demo.Signature;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.DemoReference;
import dev.qkv.model.Language;
import dev.qkv.model.QuestionHeader;
import dev.qkv.model.Topic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that begin with what was typed, for completion: a line each, a name and mostly a tab and what it is. */
public final class Names {
    private static final int MOST = 200;

    private final Context context;
    private final Banks banks;

    public Names(Context context) {
        this.context = context;
        banks = new Banks(context);
    }

    /** Ids, titles and aliases, whatever their case; ids alone where nothing is typed. */
    public List<String> concepts(String typed) {
        List<String> names = new ArrayList<>();
        String bank = addedBank(typed);
        if (bank != null) {
            for (Card card : banks.idsStartingWith(typed.substring(bank.length() + 1), bank, MOST)) {
                offer(Banks.reference(card), card.title().in(context.language()), typed, names);
            }
            return names;
        }
        if (typed.isEmpty()) {
            for (Card card : banks.all()) {
                names.add(Banks.reference(card) + "\t" + card.title().in(context.language()));
            }
            return names;
        }
        List<String> others = new ArrayList<>();
        for (String name : banks.namesStartingWith(typed, MOST)) {
            // a shell puts in what the words have in common: those in another case only where there is none in this
            List<String> into = name.startsWith(typed) ? names : others;
            if (!into.contains(name)) {
                into.add(name);
            }
        }
        return names.isEmpty() ? others : names;
    }

    public List<String> topics(String typed) {
        List<String> names = new ArrayList<>();
        for (Topic topic : banks.topics()) {
            offer(topic.id(), topic.title().in(context.language()), typed, names);
        }
        return names;
    }

    /** Sections of the user's bank that was typed before a slash. */
    public List<String> sections(String typed) {
        List<String> names = new ArrayList<>();
        String bank = addedBank(typed);
        if (bank != null) {
            for (Topic topic : banks.topics(bank)) {
                offer(bank + "/" + topic.id(), topic.title().in(context.language()), typed, names);
            }
        }
        return names;
    }

    public List<String> banks(String typed) {
        List<String> names = new ArrayList<>();
        offer(Bank.BUNDLED, "", typed, names);
        names.addAll(addedBanks(typed));
        return names;
    }

    public List<String> addedBanks(String typed) {
        List<String> names = new ArrayList<>();
        banks.added().names().forEach(name -> offer(name, "", typed, names));
        return names;
    }

    /** Cards of a concept's questions, once something is typed. */
    public List<String> cards(String typed) {
        List<String> names = new ArrayList<>();
        for (QuestionHeader question : banks.questions()) {
            String card = question.card().toString();
            String bundled = Bank.BUNDLED + "/";
            offer(card.startsWith(bundled) ? card.substring(bundled.length()) : card, "", typed, names);
            if (names.size() == MOST) {
                break;
            }
        }
        return names;
    }

    public List<String> mechanisms(String typed) {
        List<String> names = new ArrayList<>();
        for (String id : Mechanisms.ids()) {
            offer(id, "", typed, names);
        }
        return names;
    }

    /** The parameters of the demos of what is being explained. */
    public List<String> parameters(List<String> explained, String typed) {
        List<String> names = new ArrayList<>();
        String name = String.join(" ", explained);
        List<String> ids = new ArrayList<>();
        ids.add(name);
        for (Card card : name.isEmpty() ? List.<Card>of() : banks.named(name)) {
            for (DemoReference demo : card.demos()) {
                ids.add(demo.mechanism());
            }
        }
        boolean chinese = context.language() == Language.ZH;
        for (String id : Mechanisms.ids()) {
            if (ids.contains(id)) {
                for (Signature.Param param : Mechanisms.get(id).signature().params()) {
                    String meaning =
                            chinese ? param.meaning().zh() : param.meaning().en();
                    offer(param.name() + "=", meaning, typed, names);
                }
            }
        }
        return names;
    }

    /** The user's bank that stands before a slash. */
    private @Nullable String addedBank(String typed) {
        int slash = typed.indexOf('/');
        return slash > 0 && banks.added().has(typed.substring(0, slash)) ? typed.substring(0, slash) : null;
    }

    private static void offer(String name, String what, String typed, List<String> names) {
        if (name.startsWith(typed)) {
            names.add(what.isEmpty() ? name : name + "\t" + what);
        }
    }
}
