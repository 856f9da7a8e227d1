package dev.qkv.app;

import dev.qkv.config.ExitCode;
import dev.qkv.config.UserError;
import dev.qkv.exchange.LookupJson;
import dev.qkv.model.Card;
import dev.qkv.model.Language;
import dev.qkv.model.Nearest;
import dev.qkv.model.Topic;
import dev.qkv.render.text.Columns;
import dev.qkv.render.text.Line;
import dev.qkv.render.text.RenderOptions;
import dev.qkv.render.text.Role;
import dev.qkv.render.text.Span;
import dev.qkv.render.text.Wrap;
import dev.qkv.search.Hit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a concept and prints its short answer. */
public final class Lookup {
    private static final int LONGEST_QUERY = 10_000;

    private final Context context;

    public Lookup(Context context) {
        this.context = context;
    }

    /** What was asked for; a null topic or bank is any. */
    public record Request(
            String query,
            boolean list,
            int max,
            @Nullable String topic,
            @Nullable String bank,
            boolean plain,
            boolean json) {}

    public int run(Request request) {
        String query = request.query().strip();
        if (query.length() > LONGEST_QUERY) {
            throw UserError.usage("a query has at most " + LONGEST_QUERY + " characters, not " + query.length());
        }
        Banks banks = new Banks(context);
        if (request.bank() != null) {
            QuizScope.requireBank(banks, request.bank());
        }
        if (request.topic() != null) {
            requireTopic(banks, request.topic(), request.bank());
        }
        if (query.isEmpty()) {
            if (!request.list()) {
                throw UserError.usage("missing QUERY; all names: qkv lookup -l");
            }
            List<Card> cards = new ArrayList<>();
            if (request.bank() == null) {
                cards.addAll(banks.all());
                banks.added().names().forEach(name -> cards.addAll(banks.all(name)));
            } else {
                cards.addAll(banks.all(request.bank()));
            }
            return names(cards, request.topic());
        }
        List<Hit> hits = banks.search(query, request.max(), request.topic(), request.bank());
        if (hits.isEmpty()) {
            String nearest = banks.nearest(query);
            context.console()
                    .notice("qkv: " + context.text("not-found", Shown.of(query))
                            + (nearest == null ? "" : context.text("did-you-mean", nearest)));
            return ExitCode.NEGATIVE;
        }
        if (request.json()) {
            List<LookupJson.Hit> found = new ArrayList<>();
            for (Hit hit : hits) {
                Card.Face face = face(hit.card());
                found.add(new LookupJson.Hit(
                        hit.card(),
                        Banks.reference(hit.card()),
                        hit.score(),
                        face.summary(),
                        banks.file(hit.card(), face).toString()));
            }
            context.console().println(LookupJson.of(query, found));
            return ExitCode.OK;
        }
        if (request.list()) {
            List<Card> cards = new ArrayList<>();
            hits.forEach(hit -> cards.add(hit.card()));
            return names(cards, null);
        }
        if (request.plain()) {
            context.console().println(face(hits.get(0).card()).summary());
            return ExitCode.OK;
        }
        Page page = new Page(Display.hurried(context));
        best(banks, page, hits.get(0).card());
        new Matches(context, page).add(hits.get(0));
        facts(banks, page, hits.get(0).card());
        others(banks, page, hits);
        context.console().print(page.text());
        return ExitCode.OK;
    }

    private int names(List<Card> cards, @Nullable String topic) {
        for (Card card : cards) {
            if (topic == null || card.topic().equals(topic)) {
                context.console().println(Banks.reference(card));
            }
        }
        return ExitCode.OK;
    }

    private void best(Banks banks, Page page, Card card) {
        RenderOptions options = page.options();
        Card.Face face = face(card);
        page.title(
                card.title().in(context.language()),
                banks.abbreviated(card) + (options.unicode() ? " · " : " - ") + card.topic());
        page.gap();
        page.addAll(Wrap.lines(LaidText.read(face.laid().answer(), options.unicode()), options.width()));
        if (!face.laid().formula().isEmpty()) {
            page.gap();
            Line indent = Line.of("    ");
            page.addAll(Wrap.lines(
                    LaidText.read(face.laid().formula(), options.unicode()), options.width(), indent, indent));
        }
    }

    private void facts(Banks banks, Page page, Card card) {
        page.gap();
        String sources = context.text("sources");
        String related = context.text("see-also");
        String next = context.text("next");
        int width = Math.max(Columns.of(sources), Math.max(Columns.of(related), Columns.of(next)));
        String label = sources;
        for (String source : card.sources()) {
            page.labelled(label, width, List.of(Span.of(page.clean(source))));
            label = "";
        }
        if (!card.related().isEmpty()) {
            page.labelled(related, width, List.of(Span.of(String.join(", ", card.related()))));
        }
        String name = banks.abbreviated(card);
        page.labelled(
                next,
                width,
                List.of(
                        new Span(Role.CODE, "qkv explain " + name),
                        Span.of("   "),
                        new Span(Role.CODE, "qkv quiz " + name)));
    }

    private void others(Banks banks, Page page, List<Hit> hits) {
        if (hits.size() < 2) {
            return;
        }
        page.heading(context.text("others"));
        List<String> names = new ArrayList<>();
        int width = 0;
        for (Hit hit : hits.subList(1, hits.size())) {
            String name = banks.abbreviated(hit.card());
            names.add(name);
            width = Math.max(width, Columns.of(name));
        }
        for (int i = 0; i < names.size(); i++) {
            String title = page.clean(hits.get(i + 1).card().title().in(context.language()));
            String room = Columns.fit(
                    title,
                    Math.max(10, page.options().width() - width - 4),
                    page.options().glyphs().ellipsis());
            page.add(new Line(List.of(
                    new Span(Role.CODE, "  " + Columns.padRight(names.get(i), width)), Span.of("  " + room))));
        }
    }

    private Card.Face face(Card card) {
        Language language = context.language();
        Card.Face face = card.face(language);
        if (face != null) {
            return face;
        }
        if (card.bank().equals(dev.qkv.model.Bank.BUNDLED)) {
            context.console().notice("qkv: " + context.text("fallback", Banks.reference(card), language.code()));
        }
        return card.faceOrFallback(language);
    }

    private static void requireTopic(Banks banks, String wanted, @Nullable String bank) {
        List<String> ids = new ArrayList<>();
        for (Topic topic : bank == null ? banks.topics() : banks.topics(bank)) {
            ids.add(topic.id());
        }
        if (!ids.contains(wanted)) {
            String nearest = Nearest.of(wanted, ids);
            throw UserError.usage("no topic \"" + wanted + "\"; topics are " + String.join(", ", ids)
                    + (nearest == null ? "" : "; did you mean " + nearest + "?"));
        }
    }
}
