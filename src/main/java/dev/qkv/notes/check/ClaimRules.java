package dev.qkv.notes.check;

import dev.qkv.model.Claim;
import dev.qkv.model.Concept;
import dev.qkv.model.DemoReference;
import dev.qkv.notes.SourceText;

/** Every number quoted is what its mechanism computes, and every demo named runs and holds. */
final class ClaimRules {
    private ClaimRules() {}

    static void check(Concept concept, Pages pages) {
        SourceText source = pages.front(concept);
        for (Claim claim : concept.claims()) {
            Proof proof = Proof.of(concept, claim);
            if (!proof.ok()) {
                source.error(claim.line(), 1, proof.message());
            }
        }
        for (DemoReference demo : concept.demos()) {
            for (Proof proof : Proof.of(demo)) {
                if (!proof.ok()) {
                    Pages.frontError(source, "demos", demo.mechanism(), proof.message());
                }
            }
        }
    }
}
