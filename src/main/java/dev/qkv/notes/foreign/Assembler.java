package dev.qkv.notes.foreign;

import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Cuts the row of blocks into cards: where one begins, what belongs to it, where it ends. */
final class Assembler {
    private static final int FEW = 4;
    private static final int MANY = 200;

    private final SourceText source;
    private final Choice choice;
    private final List<Piece> pieces;
    private final Beginnings beginnings;
    private final Map<Integer, Candidate> candidates;
    private final Chapters chapters = new Chapters();
    private final List<Gathering> made = new ArrayList<>();
    private final List<ForeignFile.Skipped> skipped = new ArrayList<>();
    private final String language;
    private final Set<String> refrains;
    /** Whether all details that open are closed. */
    private final boolean closes;

    private @Nullable Gathering current;
    private String lastReason = "";
    private final List<String> asked = new ArrayList<>();
    private int keyed;
    private int open;
    private int keyEnd;
    private int details;
    private int opened;
    private int asideLevel;
    /** Of the heading in an answer whose part is no answer; 0 for none. */
    private int passed;

    /** Up to where rulers are known to stand within the answer. */
    private int goesOn;

    private boolean contents;

    /** @param candidates by their place among the pieces @param asking lists of questions */
    Assembler(
            SourceText source,
            Choice choice,
            List<Piece> pieces,
            Map<Integer, Candidate> candidates,
            Set<Node> asking,
            String language) {
        this.source = source;
        this.choice = choice;
        this.pieces = pieces;
        this.candidates = candidates;
        this.language = language;
        this.refrains = Refrain.lines(pieces);
        this.beginnings = new Beginnings(choice, pieces, candidates, asking, this::skip);
        int depth = 0;
        for (Piece piece : pieces) {
            depth += piece.is(Piece.Kind.DETAILS_OPEN) ? 1 : piece.is(Piece.Kind.DETAILS_CLOSE) ? -1 : 0;
        }
        this.closes = depth == 0;
    }

    List<ForeignCard> cards() {
        List<ForeignCard> cards = new ArrayList<>();
        made.sort(Comparator.comparingInt(Gathering::line));
        // each is made of its own blocks alone
        List<CardMaker> makers = made.stream().map(CardMaker::new).toList();
        together(makers).forEach(maker -> maker.pose(source));
        Quiz quiz = Quiz.of(makers);
        for (ForeignCard card :
                together(makers).map(maker -> maker.make(language, quiz)).toList()) {
            if (card.title().isEmpty()) {
                // of marks that no text stands between nothing is left to ask
                skipped.add(new ForeignFile.Skipped(card.firstLine(), "a question without words"));
            } else {
                cards.add(card);
            }
        }
        return cards;
    }

    private static Stream<CardMaker> together(List<CardMaker> makers) {
        return makers.size() < MANY ? makers.stream() : makers.parallelStream();
    }

    List<ForeignFile.Skipped> skipped() {
        return skipped;
    }

    void run() {
        for (int i = 0; i < pieces.size(); i++) {
            if (AnswerKey.begins(pieces.get(i)) && given(i)) {
                i = keyEnd - 1;
            } else {
                step(i);
            }
        }
        finish();
    }

    /** Whether a key to the questions so far begins here; each has its answer then. */
    private boolean given(int at) {
        int all = made.size() - keyed + (current == null ? 0 : 1);
        int unanswered = open + (current != null && current.isOpen() ? 1 : 0);
        if (unanswered < 2 || unanswered * 2 < all) {
            return false;
        }
        AnswerKey key = AnswerKey.at(pieces, at);
        List<Gathering> questions = new ArrayList<>(made.subList(keyed, made.size()));
        if (current != null) {
            questions.add(current);
        }
        if (!key.give(questions, source)) {
            return false;
        }
        finish();
        open = 0;
        keyed = made.size();
        keyEnd = key.end();
        lastReason = "";
        skip(pieces.get(at).line(), "the key to " + questions.size() + " questions above");
        return true;
    }

    private void step(int i) {
        Piece piece = pieces.get(i);
        Candidate candidate = candidates.get(i);
        if (candidate != null && beginnings.isOne(candidate, i, reading())) {
            finish();
            asideLevel = 0;
            passed = 0;
            if (piece.is(Piece.Kind.HEADING)) {
                chapters.leave(piece.level());
            }
            current = new Gathering(candidate, piece, chapters.titles(), context(candidate, piece), choice.page());
            opened = details;
            if (choice.leaves()) {
                chapters.enter(piece);
            }
            return;
        }
        if (candidate != null && endsItem(candidate, piece)) {
            // the next item of the list asks nothing
            finish();
        }
        switch (piece.kind()) {
            case ROW -> finish();
            case HEADING -> heading(piece, i);
            case SUMMARY -> summary(piece, i > 0 && !pieces.get(i - 1).is(Piece.Kind.DETAILS_OPEN));
            case DETAILS_OPEN -> details++;
            case DETAILS_CLOSE -> {
                details = Math.max(0, details - 1);
                if (current != null && current.form().kind() == Form.Kind.DETAILS && details < opened) {
                    finish();
                }
            }
            case RULE -> {
                if (current != null && endsAfterRule(i)) {
                    finish();
                }
            }
            default -> content(piece);
        }
    }

    private Beginnings.Reading reading() {
        return new Beginnings.Reading(current, asideLevel, contents, closes && details > opened);
    }

    private boolean endsItem(Candidate candidate, Piece piece) {
        return current != null
                && candidate.form().kind() == Form.Kind.ITEM
                && current.form().kind() == Form.Kind.ITEM
                && piece.items() <= current.items();
    }

    /** The question that an item of a list inside an item follows up. */
    private String context(Candidate candidate, Piece piece) {
        if (candidate.form().kind() != Form.Kind.ITEM) {
            return "";
        }
        while (asked.size() >= piece.items()) {
            asked.remove(asked.size() - 1);
        }
        String context = asked.isEmpty() ? "" : asked.get(asked.size() - 1);
        while (asked.size() < piece.items() - 1) {
            asked.add("");
        }
        if (asked.size() < piece.items()) {
            asked.add(candidate.text().text());
        }
        return context;
    }

    private void heading(Piece piece, int at) {
        String plain = piece.plain();
        passed = piece.level() <= passed ? 0 : passed;
        if (passed > 0) {
            return;
        }
        if (Labels.isAnswer(plain)) {
            turnTo(Labels.tag(plain));
        }
        Gathering card = current;
        if (Labels.isAnswer(plain) || Labels.isKey(plain) || Labels.answerStart(plain) > 0) {
            if (card != null) {
                card.answer(piece);
            }
            return;
        }
        if (card != null && QuestionText.of(plain).bare() && card.isEmpty() && card.holds(piece)) {
            return;
        }
        boolean aside = Labels.isContents(plain)
                || Labels.isPromotion(plain)
                || Labels.isBackToTop(plain)
                || AboutPage.isTitle(plain);
        boolean trailer = Labels.isTrailer(plain);
        if (card != null && card.holds(piece) && Labels.isRelated(plain)) {
            passed = piece.level();
            skip(piece.line(), "what else may be asked or read");
            return;
        }
        if (card != null
                && !aside
                && ((trailer && card.form().kind() != Form.Kind.ITEM)
                        || beginnings.isRefrain(card, piece)
                        || (card.holds(piece) && !namesQuestions(at)))) {
            card.add(piece);
            return;
        }
        finish();
        if (aside) {
            asideLevel = piece.level();
            contents = Labels.isContents(plain);
            lastReason = "";
            skip(
                    piece.line(),
                    Labels.isContents(plain) ? "table of contents" : "a part about the page, not the subject");
            return;
        }
        // above all questions, a heading that skips a level is no part of it
        boolean skips = made.isEmpty() && piece.level() > asideLevel + 1;
        if (asideLevel > 0 && (piece.level() <= asideLevel || skips || contents)) {
            asideLevel = 0;
        }
        chapters.enter(piece);
        asked.clear();
        lastReason = "";
    }

    /** Turns back to the question that the answer's mark belongs to, where several came before their answers. */
    private void turnTo(String tag) {
        if (tag.isEmpty() || (current != null && current.tag().equals(tag))) {
            return;
        }
        for (int i = made.size() - 1; i >= Math.max(0, made.size() - FEW); i--) {
            Gathering asked = made.get(i);
            if (asked.tag().equals(tag) && asked.isUnanswered()) {
                finish();
                made.remove(asked);
                current = asked;
                return;
            }
        }
    }

    /** Whether a heading within an answer has questions of another form below it. */
    private boolean namesQuestions(int at) {
        for (int i = at + 1; i < pieces.size() && i <= at + FEW; i++) {
            if (pieces.get(i).is(Piece.Kind.HEADING)) {
                return false;
            }
            Candidate candidate = candidates.get(i);
            if (candidate != null
                    && candidate.form().kind() == Form.Kind.BOLD
                    && choice.isPrimary(candidate.form())
                    && candidate.text().asks()) {
                return true;
            }
        }
        return false;
    }

    /** @param ends whether it did not begin here, so that an empty one is the end of one above */
    private void summary(Piece piece, boolean ends) {
        Gathering card = current;
        if (card == null) {
            return;
        }
        if (piece.saysAnswer() || Labels.isKey(piece.plain())) {
            card.answer(piece);
        } else if (!piece.plain().isBlank()) {
            card.add(piece);
        } else if (ends) {
            card.endSummary();
        }
    }

    private void content(Piece piece) {
        Gathering card = current;
        if (passed > 0 || !piece.isContent() || Furniture.isOrnament(piece)) {
            return;
        }
        if (Furniture.isSection(piece)) {
            while (asked.size() >= piece.items()) {
                asked.remove(asked.size() - 1);
            }
            if (card != null && card.form().kind() == Form.Kind.ITEM && piece.items() <= card.items()) {
                finish();
                card = null;
            }
        }
        if (card == null) {
            skip(
                    piece.line(),
                    asideLevel > 0
                            ? "a part about the page, not the subject"
                            : piece.is(Piece.Kind.TABLE) || Furniture.isContents(piece)
                                    ? "table of contents"
                                    : "text outside of questions");
            return;
        }
        if (Furniture.isAnswerLink(piece)
                && card.isBareItem()
                && piece.items() <= card.items()
                && !made.isEmpty()
                && made.get(made.size() - 1).isBareItem()) {
            finish();
            skip(piece.line(), "a link to the answers of the whole list");
            return;
        }
        if (!card.isEmpty() && refrains.contains(Refrain.line(piece))) {
            skip(piece.line(), "comes again below many answers");
            return;
        }
        if (Furniture.isContents(piece) && (card.isEmpty() || Furniture.isTickedOff(piece))) {
            skip(piece.line(), "table of contents");
            return;
        }
        String plain = piece.plain();
        boolean link = piece.node() != null && Inline.onlyLinks(piece.node());
        if (piece.is(Piece.Kind.PARAGRAPH) && Labels.isAnswer(plain) && !link) {
            card.answer(piece);
            return;
        }
        card.add(piece);
    }

    /** Whether nothing of the same answer comes after a ruler. */
    private boolean endsAfterRule(int at) {
        if (at < goesOn) {
            return false;
        }
        for (int i = at + 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Candidate candidate = candidates.get(i);
            if (candidate != null && beginnings.isOne(candidate, i, reading())) {
                return true;
            }
            if (piece.is(Piece.Kind.HEADING)) {
                boolean part = current != null && current.holds(piece);
                boolean ends = !part && !Labels.isAnswer(piece.plain()) && !Labels.isTrailer(piece.plain());
                goesOn = ends ? goesOn : i;
                return ends;
            }
            if (piece.isContent() && !Furniture.isOrnament(piece)) {
                goesOn = i;
                return false;
            }
        }
        return true;
    }

    private void finish() {
        if (current != null) {
            made.add(current);
            open += current.isOpen() ? 1 : 0;
            current = null;
            lastReason = "";
        }
    }

    private void skip(int line, String reason) {
        boolean same = !skipped.isEmpty() && skipped.get(skipped.size() - 1).line() == line;
        if (!reason.equals(lastReason) && !same) {
            skipped.add(new ForeignFile.Skipped(line, reason));
            lastReason = reason;
        }
    }
}
