// Bytes of a PDF's streams, within a limit. Throws what qpdf throws. Private to the pdf_ files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "evidence/base/bytes.hpp"

namespace evidence::reader {

// A stream as far as filters that lose nothing were undone.
struct CodedStream {
  Bytes bytes;
  std::string filter;           // that remains, with its slash; empty: these are the stream's data
  QPDFObjectHandle parameters;  // of that filter: a dictionary or null
};

// Nothing where the data cannot be unpacked or are more than `most` bytes.
std::optional<CodedStream> coded_stream(QPDF& pdf, QPDFObjectHandle stream, std::size_t most);

// All filters undone; nothing as above, or where one keeps a picture.
std::optional<Bytes> plain_stream(QPDF& pdf, const QPDFObjectHandle& stream, std::size_t most);

}  // namespace evidence::reader
