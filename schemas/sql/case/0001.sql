-- case.db, layout 1: the journal, the state folded from it, the items of the Sources and the places of the Blobs.
-- Origins stand as 16 hex digits, digests of Blobs as 32 bytes.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,          -- "layout", "case_id"
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Append-only. One row an Entry, as schemas/journal.md says.
CREATE TABLE entries (
  sequence      INTEGER PRIMARY KEY,  -- order of writing in this copy
  origin        TEXT    NOT NULL,
  number        INTEGER NOT NULL,
  action        INTEGER NOT NULL,
  undoes_origin TEXT,
  undoes_number INTEGER,
  actor         TEXT    NOT NULL,
  lamport       INTEGER NOT NULL,
  wall          TEXT    NOT NULL,
  kind          TEXT    NOT NULL,
  body          TEXT    NOT NULL,
  previous      TEXT    NOT NULL,
  hash          TEXT    NOT NULL,
  signature     TEXT    NOT NULL,
  UNIQUE (origin, number, hash)       -- two hashes of one number are a fork: both are kept
);
CREATE INDEX entries_by_lamport ON entries (lamport, origin, number);

-- The fold. Rows keep the order in which they were first written.
CREATE TABLE state (
  position INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  key      TEXT NOT NULL,
  body     TEXT NOT NULL,
  UNIQUE (kind, key)
);

-- The fold of the manifests: every entry of every Source.
CREATE TABLE items (
  origin    TEXT    NOT NULL,
  counter   INTEGER NOT NULL,
  source    TEXT    NOT NULL,         -- full id of the Source
  parent    INTEGER,                  -- counter of the archive it was found in
  path      TEXT    NOT NULL,         -- as shown
  raw_name  BLOB    NOT NULL,         -- bytes of the last segment
  kind      TEXT    NOT NULL,
  bytes     INTEGER NOT NULL,
  modified  INTEGER,                  -- seconds since 1970
  blob      BLOB,
  problem   TEXT,                     -- JSON [code, [[name, value], …]]
  opened    INTEGER NOT NULL,         -- 1: an archive whose entries are items of their own
  removed   INTEGER NOT NULL,         -- 1: its Source was removed
  PRIMARY KEY (origin, counter)
) WITHOUT ROWID;
CREATE INDEX items_by_blob ON items (blob) WHERE blob IS NOT NULL;
CREATE INDEX items_by_source ON items (source, counter);

-- Where a Blob's bytes are: a run of a file below blobs/.
CREATE TABLE blobs (
  digest    BLOB PRIMARY KEY,
  container TEXT    NOT NULL,         -- "packs/000001.pack", "ab/abcd…"
  place     INTEGER NOT NULL,         -- offset in it
  length    INTEGER NOT NULL
) WITHOUT ROWID;
