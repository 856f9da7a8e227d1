package dev.qkv.app;

import dev.qkv.demo.Demo;
import dev.qkv.demo.Mechanism;
import dev.qkv.demo.Value;
import dev.qkv.demo.catalog.Mechanisms;
import dev.qkv.model.Card;
import dev.qkv.model.DemoReference;
import dev.qkv.model.QuestionHeader;
import dev.qkv.quiz.Asked;
import dev.qkv.quiz.Asker;
import dev.qkv.quiz.Effect;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.store.Event;
import dev.qkv.store.History;
import dev.qkv.store.StoreException;
import dev.qkv.terminal.QuizHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives a session on the screen its questions, notes and demos, and keeps what it decides. */
final class SessionHost implements QuizHost {
    private final Context context;
    private final Banks banks;
    private final QuestionSource source;
    private final History history;
    private final long seed;
    private final Map<Effect.Review, String> kept = new HashMap<>();

    SessionHost(Context context, Banks banks, History history, long seed) {
        this.context = context;
        this.banks = banks;
        this.source = new QuestionSource(context, banks);
        this.history = history;
        this.seed = seed;
    }

    @Override
    public Asked ask(QuestionHeader header, int showing) {
        QuestionSource.Found found = source.find(header);
        return new Asker(banks.version(header.card().bank()), seed + showing)
                .ask(header, found.question(), found.language());
    }

    @Override
    public void keep(Effect effect) {
        try {
            String id = history.nextId(effect.at(), context.random());
            history.record(event(id, effect));
            if (effect instanceof Effect.Review review) {
                kept.put(review, id);
            }
        } catch (StoreException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), new IOException(e));
        }
    }

    private Event event(String id, Effect effect) {
        String card = effect.header().card().toString();
        if (effect instanceof Effect.Review review) {
            return new Event(
                    id,
                    Event.Kind.REVIEW,
                    card,
                    "",
                    review.at(),
                    review.rating(),
                    review.duration().toMillis(),
                    history.scheduler().algorithm());
        }
        if (effect instanceof Effect.Undo undo) {
            String target = kept.getOrDefault(undo.undone(), "");
            return new Event(id, Event.Kind.UNDO, card, target, undo.at(), null, 0, "");
        }
        Event.Kind kind = effect instanceof Effect.Suspend ? Event.Kind.SUSPEND : Event.Kind.UNSUSPEND;
        return new Event(id, kind, card, "", effect.at(), null, 0, "");
    }

    @Override
    public String topic(QuestionHeader header) {
        return topicTitle(header.card().bank(), header.topic());
    }

    /** @see Banks#topicTitle */
    String topicTitle(String bank, String id) {
        return banks.topicTitle(bank, id);
    }

    @Override
    public String concept(QuestionHeader header) {
        Card card = banks.card(header.card().bank(), header.card().concept());
        return card == null ? header.card().concept() : card.title().in(context.language());
    }

    @Override
    public String reference(QuestionHeader header) {
        return header.card().bank().equals(dev.qkv.model.Bank.BUNDLED)
                ? header.card().concept()
                : header.card().bank() + "/" + header.card().concept();
    }

    @Override
    public List<Line> explain(QuestionHeader header, RenderOptions options) {
        Page page = new Page(options);
        Card card = banks.card(header.card().bank(), header.card().concept());
        if (card != null) {
            new NotePage(context, banks, page).add(card, null);
        }
        return page.lines();
    }

    @Override
    public List<Line> demo(QuestionHeader header, RenderOptions options) {
        Page page = new Page(options);
        Card card = banks.card(header.card().bank(), header.card().concept());
        for (DemoReference reference : card == null ? List.<DemoReference>of() : card.demos()) {
            Mechanism mechanism = Mechanisms.get(reference.mechanism());
            Map<String, Value> params = new LinkedHashMap<>();
            reference.params().forEach((name, value) -> params.put(name, Value.from(value)));
            new DemoPage(context, page, options).add(Demo.run(mechanism, params, null));
        }
        return page.lines();
    }
}
