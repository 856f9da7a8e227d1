package dev.qkv.search;

/** A document that has something of a query, and how much. */
final class Scored {
    final int document;

    double score;

    /** The weight of the query's units that it has. */
    double covered;

    /** How likely the whole query is a name of it mistyped, from 0 to 1. */
    double slip;

    /** The share of the query's formula that it has, by weight. */
    double symbols;

    // of the unit, and of its alternative, that is being scored; else 0
    double ofUnit;
    double quality;
    double frequency;

    Scored(int document) {
        this.document = document;
    }
}
