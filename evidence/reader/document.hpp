// An item that was opened: pages to read and to draw.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/base/problem.hpp"
#include "evidence/model/page.hpp"
#include "evidence/reader/raster.hpp"
#include "evidence/reading/frames/limits.hpp"
#include "ocr/page_reader.hpp"

namespace evidence::reader {

template <class T>
using OrProblem = std::expected<T, Problem>;

inline std::unexpected<Problem> problem(std::string code, TextArguments arguments = {}) {
  return std::unexpected(Problem{std::move(code), std::move(arguments)});
}

// One thread. The bytes that it was opened on must outlive it. Page numbers run from 1 to pages().
class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  virtual ~Document() = default;

  [[nodiscard]] virtual std::uint32_t pages() const = 0;
  // Always a page; what went wrong on it stands in its problems.
  virtual Page read(std::uint32_t number, ocr::PageReader& ocr) = 0;
  virtual OrProblem<Raster> render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) = 0;
};

struct Opened {
  std::string media_type;
  std::unique_ptr<Document> document;  // none: nothing can be read (`problem` says why) or it is an archive
  std::optional<Problem> problem;      // also beside a document: its name lies, it has too many pages, …
};

// Finds the type in the bytes, never in the name; a name that says otherwise becomes the Problem "type-mismatch".
Opened open_document(ByteView bytes, std::string_view name, const reading::ReadLimits& limits);

}  // namespace evidence::reader
