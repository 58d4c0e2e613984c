// What is attached to a PDF's pages: notes, filled-in fields, files. Private to the pdf_ files.
#pragma once

#include <string>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "evidence/reader/pdf_scene.hpp"
#include "evidence/reader/pdf_structure.hpp"

namespace evidence::reader {

// In the order of the page's own list. Throw what qpdf throws. Links, pop-ups and notes without words are left out.
std::vector<PdfNote> notes_of(QPDFPageObjectHelper& page, const PageFrame& frame);

// "name: value" for each field with a value that has a widget on the page; a button's value is ☑ or ☐.
std::vector<PdfNote> fields_of(QPDFAcroFormDocumentHelper& form, QPDFPageObjectHelper& page, const PageFrame& frame);

// Names of the files embedded in the document.
std::vector<std::string> attached_names(QPDF& pdf);

}  // namespace evidence::reader
