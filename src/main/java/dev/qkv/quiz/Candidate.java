package dev.qkv.quiz;

import dev.qkv.model.QuestionHeader;
import dev.qkv.schedule.CardState;

/** A question that may be asked, with what the schedule knows of it. Suspended ones are no candidates. */
public record Candidate(QuestionHeader header, CardState state) {}
