/**
 * Names, and free queries.
 *
 * <p>An index is a folder of flat files that are read where they lie: {@link dev.qkv.search.NameTable} finds a card by a name with a few reads,
 * {@link dev.qkv.search.TermFile} the concepts that have a term, {@link dev.qkv.search.Forward} which of a query's words stand together.
 * {@link dev.qkv.search.BankIndexer} writes them; {@link dev.qkv.search.Inversion} turns terms round for it, in bounded memory. Lucene gives the stemmer, and
 * the byte that a field's length is rounded to; its own index is not made, since these files are all that a lookup opens: Lucene's codecs, service loaders and
 * management beans take two to three times as long to start as the JVM itself, and its index several times as long to write.
 *
 * <p>A query is made of {@link dev.qkv.search.Unit}s by {@link dev.qkv.search.ParsedQuery}, weighed by {@link dev.qkv.search.Vocabulary}, scored by
 * {@link dev.qkv.search.Candidates}, and answered by {@link dev.qkv.search.FreeSearch}.
 */
@NullMarked
package dev.qkv.search;

import org.jspecify.annotations.NullMarked;
