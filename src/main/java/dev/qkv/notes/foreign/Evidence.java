package dev.qkv.notes.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what could begin a question in each form, and chooses the forms that do. */
final class Evidence {
    private static final int FEWEST_TERMS = 3;
    /** One heading that asks is as often a part of an article. */
    private static final int FEWEST_ASKED = 2;

    private static final double LABELLED = 1.5;

    private final Ahead ahead;
    private final List<Candidate> candidates;
    private final Map<String, Count> counts = new TreeMap<>();
    /** Headings that say "answer". */
    private int answers;

    private Evidence(List<Piece> pieces, List<Candidate> candidates) {
        this.ahead = new Ahead(pieces, piece -> !Labels.isBackToTop(piece.plain()));
        this.candidates = candidates;
        for (Piece piece : pieces) {
            answers += piece.is(Piece.Kind.HEADING) && Labels.isAnswer(piece.plain()) ? 1 : 0;
        }
        Nesting nesting = new Nesting(pieces, candidates);
        for (Candidate candidate : candidates) {
            if (candidate.runsOn() || nesting.answers(candidate)) {
                // as often a point of an answer: no evidence
                continue;
            }
            counts.computeIfAbsent(candidate.form().toString(), word -> new Count(candidate.form()))
                    .add(candidate, ahead.hasText(candidate.at()), Answered.isBelow(pieces, candidate.at()));
            if (candidate.answered() && Answered.isChoice(pieces, candidate.at())) {
                count(candidate.form()).choices++;
            }
        }
    }

    private static final class Count {
        private final Form form;
        private int all;
        private int likely;
        private int asking;
        private int surely;
        private int sentences;
        private int titles;
        private int numbered;
        private int bodies;
        private int bare;
        private int answered;
        /** Items with a list below them that is called the answer. */
        private int below;

        /** Those with choices and an answer below. */
        private int choices;

        private int sections;
        private int labelled;
        private double weight;

        Count(Form form) {
            this.form = form;
        }

        void add(Candidate candidate, boolean body, boolean listed) {
            below += listed ? 1 : 0;
            boolean looks = candidate.likely();
            all++;
            likely += looks ? 1 : 0;
            asking += candidate.text().asks() ? 1 : 0;
            surely += candidate.answered() || candidate.text().surely() ? 1 : 0;
            sentences += candidate.text().isSentence() ? 1 : 0;
            titles += candidate.answered() || candidate.text().asksAsTitle() ? 1 : 0;
            boolean section = candidate.isSection();
            sections += section ? 1 : 0;
            labelled += candidate.text().labelled() ? 1 : 0;
            numbered += candidate.text().numbered() && !section ? 1 : 0;
            answered += candidate.answered() ? 1 : 0;
            // a paragraph with the word alone may announce anything
            bare += (form.kind() == Form.Kind.NUMBERED
                            ? candidate.text().numberedBare()
                            : candidate.text().bare())
                    ? 1
                    : 0;
            bodies += body || !candidate.rest().isEmpty() ? 1 : 0;
            weight += candidate.text().labelled()
                    ? LABELLED
                    : looks ? 1 : candidate.text().numbered() && !section ? 0.4 : 0;
        }

        double share(int part) {
            return all == 0 ? 0 : (double) part / all;
        }

        boolean qualifies() {
            return switch (form.kind()) {
                case HEADING ->
                    (share(likely) >= 0.45 && !isPageTitle()) || isNumberedRow() || isBareRow() || isOfBook();
                case DETAILS -> share(likely) >= 0.3 || all >= 5;
                case BOLD -> (share(likely) >= 0.5 || share(numbered) >= 0.6) && all >= 2;
                case LABEL, TABLE -> true;
                case NUMBERED ->
                    // of paragraphs, only a word such as "Question" with its number is bare
                    (share(asking) >= 0.5 && all >= 2) || answered > 0 || (share(bare) >= 0.6 && all >= 2);
                case ANSWERED -> all >= 2;
                case ITEM -> (share(likely) >= 0.45 && all >= 3) || answered >= 2 || below >= 2;
            };
        }

        /** The only heading of the first level, or one or two below it, that sound as titles of manuals do: {@code How to install it}, {@code How it works}. */
        private boolean isPageTitle() {
            return titles == 0 && (form.level() == 1 ? all == 1 : all < FEWEST_TERMS && surely > 0);
        }

        /** Numbered headings with text, some of which ask; a long row of them is one of terms. Chapters are numbered too. */
        private boolean isNumberedRow() {
            // an article has one such heading as often
            boolean some = surely >= FEWEST_ASKED || share(likely) >= 0.3 || share(sentences) >= 0.5;
            boolean asks = some && share(likely) >= 0.15 && all >= 3 && share(bodies) >= 0.4;
            boolean terms = share(bodies) >= 0.8 && (all >= 20 || (all >= 8 && likely > 0));
            return share(numbered) >= 0.6 && (asks || terms);
        }

        /** Sections of a book, some of which ask: only those are questions. */
        private boolean isOfBook() {
            return share(sections) >= 0.6 && asking > 0 && share(likely) >= 0.1;
        }

        /** Headings that are nothing but a number, or "Question": what is asked stands below each. */
        private boolean isBareRow() {
            return all >= FEWEST_TERMS && share(bare) >= 0.6;
        }

        private boolean isAsked() {
            return all >= FEWEST_TERMS && share(likely) >= 0.6;
        }

        private boolean isTerms() {
            return asking == 0 && share(likely) < 0.25;
        }

        /** How sure one may be of a form's blocks: a label says what it is, list items stand in answers too. */
        double strength() {
            if (form.kind() == Form.Kind.ITEM && share(likely) < 0.45 && answered < 2) {
                return 0.8 * below;
            }
            return weight
                    * switch (form.kind()) {
                        case DETAILS, LABEL, TABLE -> 1.5;
                        case ANSWERED -> 1.1;
                        case HEADING -> 1.2;
                        case BOLD -> 1;
                        case NUMBERED -> 0.8;
                        case ITEM -> answered * 2 >= likely ? 0.8 : 0.35;
                    };
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d, of these %d look like questions, %d have a number, %d have text below",
                    form,
                    all,
                    likely,
                    numbered,
                    bodies);
        }
    }

    /** @param forced the forms that the user named; null to decide */
    static Choice choose(List<Piece> pieces, List<Candidate> candidates, @Nullable Set<Form> forced) {
        Evidence evidence = new Evidence(pieces, candidates);
        List<String> lines = new ArrayList<>();
        for (Count count : evidence.counts.values()) {
            lines.add(count.words());
        }
        if (forced != null) {
            return new Choice(
                    forced,
                    Set.of(),
                    false,
                    false,
                    false,
                    false,
                    true,
                    "questions are " + words(forced) + ", as asked for",
                    lines);
        }
        return evidence.decide(lines);
    }

    private Choice decide(List<String> lines) {
        Set<Form> headings = headings();
        double best = 0;
        for (Form form : headings) {
            Count level = count(form);
            best += level.strength();
            best += answers > 0 && level.share(level.bare) >= 0.5 ? candidates.size() : 0;
        }
        Set<Form> primary = new HashSet<>(headings);
        Set<Form> secondary = new HashSet<>(headings);
        for (Count count : counts.values()) {
            if (count.form.kind() == Form.Kind.HEADING || !count.qualifies()) {
                continue;
            }
            secondary.add(count.form);
            if (count.strength() > best) {
                best = count.strength();
                primary = new HashSet<>(Set.of(count.form));
            }
        }
        if (primary.isEmpty()) {
            return terms(lines);
        }
        // to a writer a numbered item and a numbered paragraph are the same
        if (primary.contains(Form.NUMBERED) && count(Form.ITEM).answered > 0) {
            primary.add(Form.ITEM);
        } else if (primary.contains(Form.ITEM) && count(Form.NUMBERED).answered > 0) {
            primary.add(Form.NUMBERED);
        }
        for (Count count : counts.values()) {
            // whatever a question looks like, choices and their key show it to be one; below headings it is what those
            // ask
            if (headings.isEmpty()
                    && !count.form.equals(Form.ANSWERED)
                    && count.choices > 0
                    && count.share(count.choices) >= 0.6) {
                primary.add(count.form);
            }
        }
        secondary.removeAll(primary);
        secondary.remove(Form.ITEM);
        boolean numberedOnly = true;
        boolean bodied = true;
        for (Form form : primary) {
            Count count = count(form);
            numberedOnly &= count.share(count.numbered) >= 0.8 || count.share(count.labelled) >= 0.5;
            bodied &= count.share(count.bodies) >= 0.7;
        }
        String decision = "questions are " + words(primary) + ", by what "
                + (best == 1 ? "it looks" : "they look") + " like"
                + (secondary.isEmpty() ? "" : "; between answers also " + words(secondary));
        return new Choice(primary, secondary, false, false, numberedOnly, bodied, false, decision, lines);
    }

    /** The levels of headings that are questions. Of two such levels, one below the other, the lower may be the parts of an answer, the upper the parts of a page. */
    private Set<Form> headings() {
        List<Count> levels = new ArrayList<>();
        for (Count count : counts.values()) {
            if (count.form.kind() == Form.Kind.HEADING && count.qualifies()) {
                levels.add(count);
            }
        }
        for (Count level : levels) {
            if (answers > 0 && level.share(level.bare) >= 0.5 && answers * 2 >= level.bare) {
                // every question and every answer is called so: nothing else is one
                return Set.of(level.form);
            }
        }
        Set<Form> chosen = new HashSet<>();
        for (Count level : levels) {
            boolean keep = true;
            for (Count other : levels) {
                // one or two that happen to ask, among many of another level, are parts of answers
                keep &= level.all >= FEWEST_TERMS || other.all < 3 * level.all;
            }
            for (Count other : levels) {
                // terms below questions are points of their answers
                keep &= !level.isTerms() || !other.isAsked() || other.form.level() >= level.form.level();
                // a number and the question as a heading of its own
                keep &= other == level || !level.isBareRow() || !nests(level.form, other.form);
                boolean above = other.form.level() < level.form.level();
                if (level.isOfBook() && other.isOfBook()) {
                    // of sections those that ask are questions, on every level
                    continue;
                }
                if (above
                        && !other.isBareRow()
                        && other.share(other.bodies) < 0.5
                        && asQuestions(other) >= asQuestions(level)
                        && nests(other.form, level.form)) {
                    keep = false;
                } else if (!above
                        && other != level
                        && level.share(level.bodies) < 0.5
                        && asQuestions(level) < asQuestions(other)
                        && nests(level.form, other.form)) {
                    keep = false;
                }
            }
            if (keep) {
                chosen.add(level.form);
            }
        }
        return chosen;
    }

    private static double asQuestions(Count count) {
        return count.share(count.likely) + 0.2 * count.share(count.numbered) + 0.5 * count.share(count.asking);
    }

    /** Whether most blocks of the upper form have blocks of the lower directly below. */
    private boolean nests(Form upper, Form lower) {
        int all = 0;
        int nested = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).form().equals(upper)) {
                all++;
                nested += i + 1 < candidates.size()
                                && candidates.get(i + 1).form().equals(lower)
                        ? 1
                        : 0;
            }
        }
        return nested * 2 > all;
    }

    /** Where nothing looks like a question often enough, notes may still be a row of terms, some of them asked, or a text with a few questions in it. */
    private Choice terms(List<String> lines) {
        int leaves = 0;
        int likely = 0;
        int asking = 0;
        int labelled = 0;
        for (Candidate candidate : candidates) {
            if (candidate.form().kind() != Form.Kind.HEADING || !ahead.hasText(candidate.at())) {
                continue;
            }
            QuestionText text = candidate.text();
            labelled += text.labelled() && (!text.bare() || answers > 0) ? 1 : 0;
            if (candidate.form().level() > 1 && !Furniture.isPart(text.text())) {
                leaves++;
                likely += text.asksAsTitle() ? 1 : 0;
                asking += text.asks() ? 1 : 0;
            }
        }
        String decision = "";
        boolean page = asking < FEWEST_ASKED && isAskedPage();
        boolean notes = !page && leaves >= FEWEST_TERMS && likely >= FEWEST_ASKED && likely * 6 >= leaves;
        if (page) {
            decision = "the page answers its title";
        } else if (notes) {
            decision = "every heading with text of its own is a question or a term to explain: " + likely + " of "
                    + leaves + " ask";
        } else if (labelled > 0 || (asking >= FEWEST_TERMS && asking * 10 >= leaves)) {
            decision = "only headings that ask are questions, and few do";
        }
        return new Choice(Set.of(), Set.of(), notes, page, false, true, false, decision, lines);
    }

    /** Whether the first heading asks. */
    private boolean isAskedPage() {
        for (Candidate candidate : candidates) {
            if (candidate.form().kind() == Form.Kind.HEADING) {
                QuestionText text = candidate.text();
                return !text.bare() && (text.asks() || text.labelled());
            }
        }
        return false;
    }

    private Count count(Form form) {
        Count count = counts.get(form.toString());
        return count == null ? new Count(form) : count;
    }

    private static String words(Set<Form> forms) {
        return String.join(" and ", forms.stream().map(Form::toString).sorted().toList());
    }
}
