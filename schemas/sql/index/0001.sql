-- index.db, layout 1: what is still to be read, and what was read. Derived, but dear: it took hours of reading.
-- Tables of the full-text index beside these belong to another room.

CREATE TABLE store_meta (
  name  TEXT PRIMARY KEY,             -- "layout"
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE queue (
  blob       BLOB    NOT NULL,
  step       TEXT    NOT NULL,        -- "read"
  version    TEXT    NOT NULL,        -- of the reader
  state      TEXT    NOT NULL,        -- "waiting", "running", "done", "failed"
  attempts   INTEGER NOT NULL DEFAULT 0,
  priority   INTEGER NOT NULL DEFAULT 0,  -- smallest first
  bytes      INTEGER NOT NULL,
  name       TEXT    NOT NULL,        -- a hint for the reader
  media_type TEXT    NOT NULL DEFAULT '',
  pages      INTEGER NOT NULL DEFAULT 0,
  problem    TEXT,                    -- JSON [code, [[name, value], …]]
  PRIMARY KEY (blob, step)
) WITHOUT ROWID;
CREATE INDEX queue_next ON queue (state, priority, bytes);

-- A page that is read again gets a new row number, greater than any before.
CREATE TABLE pages (
  row        INTEGER PRIMARY KEY AUTOINCREMENT,
  blob       BLOB    NOT NULL,
  version    TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  origin     TEXT    NOT NULL,
  confidence INTEGER NOT NULL,
  width      REAL    NOT NULL,        -- points
  height     REAL    NOT NULL,
  text       TEXT    NOT NULL,
  words      BLOB    NOT NULL,        -- schemas/case-folder.md, "Words"
  problems   TEXT    NOT NULL,        -- JSON list of problems
  UNIQUE (blob, version, number)
);
