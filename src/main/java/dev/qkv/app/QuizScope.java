package dev.qkv.app;

import dev.qkv.config.UserError;
import dev.qkv.model.Bank;
import dev.qkv.model.Card;
import dev.qkv.model.Level;
import dev.qkv.model.Nearest;
import dev.qkv.model.Topic;
import dev.qkv.quiz.Filter;
import dev.qkv.quiz.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which questions the words on the command line mean. */
final class QuizScope {
    static final List<String> KINDS = List.of("choice", "truefalse", "cloze", "order", "numeric", "open");

    private QuizScope() {}

    /** @throws UserError (usage) where a name is no topic, concept or bank, or a kind is none */
    static Filter filter(Banks banks, Quiz.Request request) {
        List<Scope> scopes = new ArrayList<>();
        for (String name : request.names()) {
            scopes.add(scope(banks, name));
        }
        Set<String> only = new HashSet<>();
        if (request.bank() != null) {
            requireBank(banks, request.bank());
            only.add(request.bank());
        }
        for (String kind : request.kinds()) {
            if (!KINDS.contains(kind)) {
                String nearest = Nearest.of(kind, KINDS);
                throw UserError.usage("--kind must be one of " + String.join(", ", KINDS) + ", not \"" + Shown.of(kind)
                        + "\"" + (nearest == null ? "" : "; did you mean " + nearest + "?"));
            }
        }
        return new Filter(
                scopes, only, Set.copyOf(request.kinds()), Set.copyOf(request.tags()), level(request.level()));
    }

    private static Scope scope(Banks banks, String name) {
        if (banks.has(name)) {
            return Scope.bank(name);
        }
        int slash = name.indexOf('/');
        if (slash > 0 && banks.has(name.substring(0, slash))) {
            String bank = name.substring(0, slash);
            String section = name.substring(slash + 1);
            for (Topic topic : banks.topics(bank)) {
                if (topic.id().equals(section) || topic.title().en().equals(section)) {
                    return Scope.topic(bank, topic.id());
                }
            }
        }
        List<String> topics = new ArrayList<>();
        for (Topic topic : banks.topics()) {
            if (topic.id().equals(name)) {
                return Scope.topic(Bank.BUNDLED, name);
            }
            topics.add(topic.id());
        }
        List<Card> cards = banks.named(name);
        if (!cards.isEmpty()) {
            return Scope.concept(cards.get(0).bank(), cards.get(0).id());
        }
        for (String bank : banks.added().names()) {
            for (Topic topic : banks.topics(bank)) {
                if (topic.id().equals(name) || topic.title().en().equals(name)) {
                    return Scope.topic(bank, topic.id());
                }
            }
        }
        banks.requireOneBeginning(name);
        topics.addAll(banks.added().names());
        String nearest = Nearest.of(name, topics);
        if (nearest == null) {
            nearest = banks.nearest(name);
        }
        throw UserError.usage("no topic, concept or bank \"" + Shown.of(name) + "\""
                + (nearest == null ? "; topics are " + String.join(", ", topics) : "; did you mean " + nearest + "?"));
    }

    static void requireBank(Banks banks, String name) {
        if (!banks.has(name)) {
            List<String> names = new ArrayList<>(List.of(Bank.BUNDLED));
            names.addAll(banks.added().names());
            String nearest = Nearest.of(name, names);
            throw UserError.usage("no bank \"" + Shown.of(name) + "\"; there is " + String.join(", ", names)
                    + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
    }

    private static @Nullable Level level(@Nullable String word) {
        for (Level level : Level.values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        return null;
    }
}
