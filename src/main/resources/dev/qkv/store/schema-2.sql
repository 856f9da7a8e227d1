-- version 2
-- The log cannot be changed, whoever has the file open.
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE INDEX event_undo ON event (target) WHERE kind = 'undo';
