// Text as it is compared: folded, with the way back to the original.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"

namespace evidence::index {

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // one behind the last byte
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// Folded text and, for each of its bytes, where the original character that it came from begins and ends.
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ends;
  [[nodiscard]] ByteRange original(ByteRange folded) const;
};

// The folding of this index: NFKC with case folding (so full-width equals half-width), traditional characters as
// simplified ones (ICU's Traditional-Simplified, character by character), runs of blanks and line ends as one blank,
// and none at all beside a Chinese character or punctuation that has a full-width form (OCR and typesetting put them
// there at will: tesseract #2814, OCRmyPDF #715). The stroke between two cells of a table is a blank. Immutable and
// cheap to copy; made once (some 10 ms) and used from any thread.
class TextFolding {
 public:
  static Result<TextFolding> make();
  [[nodiscard]] std::string fold(std::string_view text) const;
  [[nodiscard]] FoldedText fold_with_origins(std::string_view text) const;

 private:
  struct Table;
  explicit TextFolding(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
  std::shared_ptr<const Table> table_;
};

// What a change of the folding or of the tokens counts up, so that older full-text tables are built anew.
inline constexpr std::int64_t folding_version = 3;

}  // namespace evidence::index
