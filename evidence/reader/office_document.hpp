// An office document: its text on nominal pages, then each larger picture in it as a page of its own, read by OCR.
#pragma once

#include <memory>

#include "evidence/reader/document.hpp"
#include "evidence/reader/office.hpp"

namespace evidence::reader {

// `bytes`: the package; must outlive the document. Where nothing is written beside pictures, they are all the pages.
// `cut`: more text or pictures than the allowed pages hold.
struct OpenedOffice {
  std::unique_ptr<Document> document;
  bool cut = false;
};
OpenedOffice open_office_text(ByteView bytes, OfficeText text, const reading::ReadLimits& limits);

}  // namespace evidence::reader
