-- index.db, layout 2: what on a page is more than its plain text, and which engine recognised it.

ALTER TABLE pages ADD COLUMN passages TEXT NOT NULL DEFAULT '[]';  -- JSON list of [begin, end, kind, note]
ALTER TABLE pages ADD COLUMN seals    TEXT NOT NULL DEFAULT '[]';  -- JSON list of [x, y, w, h, shape, ring, inner, confidence, certainty]
ALTER TABLE pages ADD COLUMN engine   TEXT NOT NULL DEFAULT '';    -- empty: nothing on the page was recognised
