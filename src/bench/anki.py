"""Imports exported packages by Anki's own importer, twice, into a collection made for it, and counts what is there:

    git clone --depth 1 --branch 2.1.15 https://github.com/ankitects/anki /tmp/anki
    qkv bank export --format anki -o /tmp/qkv.apkg
    python3 src/bench/anki.py /tmp/anki /tmp/qkv.apkg

2.1.15 is the last version whose importer is Python alone; it needs beautifulsoup4, send2trash, requests and decorator.
"""
import sys
import tempfile
import warnings

sys.path.insert(0, sys.argv[1])
warnings.simplefilter("ignore")
from anki import Collection  # noqa: E402
from anki.importing.apkg import AnkiPackageImporter  # noqa: E402
from anki.utils import fieldChecksum, stripHTMLMedia  # noqa: E402


def counts(col):
    return col.noteCount(), col.cardCount(), col.db.scalar("select count() from revlog")


col = Collection(tempfile.mkdtemp() + "/collection.anki2")
faults = 0
for package in sys.argv[2:]:
    AnkiPackageImporter(col, package).run()
    once = counts(col)
    AnkiPackageImporter(col, package).run()
    print("%s: %d notes, %d cards, %d reviews in all; imported again: %s" % (
        (package,) + once + ("the same" if counts(col) == once else "not the same",)))
    faults += counts(col) != once
for fields, sort_field, checksum in col.db.all("select flds, sfld, csum from notes"):
    first = fields.split("\x1f")[0]
    faults += fieldChecksum(first) != checksum or str(sort_field).strip() != stripHTMLMedia(first).strip()
for card in col.db.list("select id from cards"):
    faults += not col.getCard(card).q() or not col.getCard(card).a()
message, sound = col.fixIntegrity()
print("check of the database: " + message)
print("faults: %d" % (faults + (not sound)))
sys.exit(1 if faults or not sound else 0)
