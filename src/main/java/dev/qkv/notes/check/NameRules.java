package dev.qkv.notes.check;

import dev.qkv.model.Bank;
import dev.qkv.model.Concept;
import dev.qkv.model.Nearest;
import dev.qkv.notes.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A name stands for one concept, and whatever is called related is there. */
final class NameRules {
    private final Pages pages;
    private final UnaryOperator<String> nameKey;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    NameRules(Pages pages, Bank bank, UnaryOperator<String> nameKey) {
        this.pages = pages;
        this.nameKey = nameKey;
        for (Concept concept : bank.concepts()) {
            ids.add(concept.id());
            owners.put(nameKey.apply(concept.id()), concept.id());
        }
    }

    void check(Concept concept) {
        SourceText source = pages.front(concept);
        if (!concept.topic().isEmpty() && ids.indexOf(concept.id()) != ids.lastIndexOf(concept.id())) {
            source.error(1, 1, "concept id \"" + concept.id() + "\" is used in two topics");
        }
        name(concept, concept.title().en(), "title", source);
        name(concept, concept.title().zh(), "title", source);
        concept.aliases().forEach(alias -> name(concept, alias, "aliases", source));
        related(concept, source);
    }

    private void name(Concept concept, String name, String key, SourceText source) {
        String compared = nameKey.apply(name);
        if (compared.isEmpty()) {
            if (key.equals("aliases")) {
                Pages.frontError(source, key, name, "alias \"" + name + "\" has no letter or digit");
            }
            return;
        }
        String owner = owners.putIfAbsent(compared, concept.id());
        if (owner != null && !owner.equals(concept.id())) {
            Pages.frontError(
                    source, key, name, "\"" + name + "\" names the concept " + owner + " too; a name stands for one");
        }
    }

    private void related(Concept concept, SourceText source) {
        Set<String> seen = new HashSet<>();
        for (String id : concept.related()) {
            if (!seen.add(id)) {
                Pages.frontWarning(source, "related", id, "related concept \"" + id + "\" stands here twice");
            } else if (id.equals(concept.id())) {
                Pages.frontError(source, "related", id, "a concept is not related to itself");
            } else if (!ids.contains(id)) {
                String nearest = Nearest.of(id, ids);
                Pages.frontError(
                        source,
                        "related",
                        id,
                        "no concept \"" + id + "\" in this bank"
                                + (nearest == null ? "" : "; did you mean " + nearest + "?"));
            }
        }
    }
}
