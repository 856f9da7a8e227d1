-- version 1
-- The log: only ever added to.
CREATE TABLE event (
  id        TEXT PRIMARY KEY,
  kind      TEXT NOT NULL,
  card      TEXT NOT NULL,
  target    TEXT NOT NULL,
  at        INTEGER NOT NULL,  -- milliseconds since 1970, UTC
  rating    TEXT,
  duration  INTEGER NOT NULL,  -- milliseconds
  algorithm TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_card ON event (card, at, id);
CREATE INDEX event_at ON event (at);
-- What the log makes of each card: derived, and rebuilt at will.
CREATE TABLE card (
  card       TEXT PRIMARY KEY,
  state      TEXT NOT NULL,
  stability  REAL NOT NULL,
  difficulty REAL NOT NULL,
  due        INTEGER,
  last       INTEGER,
  step       INTEGER NOT NULL,
  reps       INTEGER NOT NULL,
  lapses     INTEGER NOT NULL,
  scheduled  INTEGER NOT NULL,
  elapsed    INTEGER NOT NULL,
  suspended  INTEGER NOT NULL,
  first      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX card_due ON card (due) WHERE due IS NOT NULL AND suspended = 0;
CREATE INDEX card_first ON card (first) WHERE first > 0;
-- plain_log: how many bytes of the plain log are in, and the check of its last line; scheduler: what derived the states.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
