package dev.qkv.quiz;

import dev.qkv.model.Level;
import dev.qkv.model.QuestionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which questions are wanted. An empty set does not restrict.
 *
 * @param scopes a question in any of them is wanted
 * @param banks names of banks, restricting the scopes further
 * @param kinds as {@link dev.qkv.model.Question#kind()}
 * @param tags any of them
 * @param level null for any
 */
public record Filter(
        List<Scope> scopes,
        Set<String> banks,
        Set<String> kinds,
        Set<String> tags,
        @Nullable Level level) {
    public static final Filter ALL = new Filter(List.of(), Set.of(), Set.of(), Set.of(), null);

    public Filter {
        scopes = List.copyOf(scopes);
        banks = Set.copyOf(banks);
        kinds = Set.copyOf(kinds);
        tags = Set.copyOf(tags);
    }

    public boolean wants(QuestionHeader header) {
        return (scopes.isEmpty() || inScope(header))
                && (banks.isEmpty() || banks.contains(header.card().bank()))
                && (kinds.isEmpty() || kinds.contains(header.kind()))
                && (level == null || level == header.level())
                && (tags.isEmpty() || tagged(header));
    }

    /** The wanted ones, in the order given. */
    public List<QuestionHeader> of(List<QuestionHeader> headers) {
        List<QuestionHeader> wanted = new ArrayList<>();
        for (QuestionHeader header : headers) {
            if (wants(header)) {
                wanted.add(header);
            }
        }
        return wanted;
    }

    private boolean inScope(QuestionHeader header) {
        for (Scope scope : scopes) {
            if (scope.contains(header)) {
                return true;
            }
        }
        return false;
    }

    private boolean tagged(QuestionHeader header) {
        for (String tag : header.tags()) {
            if (tags.contains(tag)) {
                return true;
            }
        }
        return false;
    }
}
