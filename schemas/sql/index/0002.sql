-- index.db, layout 2: what on a page is more than its plain text, and which engine recognised it.

ALTER TABLE pages ADD COLUMN passages TEXT NOT NULL DEFAULT '[]';  -- JSON list of [begin, end, kind, note]
ALTER TABLE pages ADD COLUMN seals    TEXT NOT NULL DEFAULT '[]';  -- JSON list of [x, y, w, h, shape, ring, inner, confidence, certainty]
ALTER TABLE pages ADD COLUMN engine   TEXT NOT NULL DEFAULT '';    -- empty: nothing on the page was recognised
-- The full ids of the corrections in force when the row was written. The text here is the engine's; who reads a page
-- gets it with the corrections of case.db, and a row whose corrections changed is written anew.
ALTER TABLE pages ADD COLUMN corrections TEXT NOT NULL DEFAULT '';
-- Of the pages of the item: empty where none of them was recognised, so that another engine has nothing to do with it.
ALTER TABLE queue ADD COLUMN engine TEXT NOT NULL DEFAULT '';
-- store_meta "engine": the engine that a person chose; no row: the best that is installed.
