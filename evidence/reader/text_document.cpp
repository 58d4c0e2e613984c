#include "evidence/reader/text_document.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "evidence/reader/draw_text.hpp"

namespace evidence::reader {
namespace {

// Valid UTF-8 with \n as the only line end; form feeds stay.
std::string clean(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') kept += '\n';
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x20 && c != '\n' && c != '\t' && c != '\f') || byte == 0x7F;
    kept += control ? ' ' : c;
  }
  if (is_valid_utf8(kept)) return kept;
  std::string valid;  // page by page, for a form feed is a control character to make_valid_utf8
  for (std::size_t begin = 0; begin <= kept.size();) {
    const std::size_t end = std::min(kept.find('\f', begin), kept.size());
    if (begin > 0) valid += '\f';
    valid += make_valid_utf8(std::string_view(kept).substr(begin, end - begin));
    begin = end + 1;
  }
  return valid;
}

}  // namespace

TextDocument::TextDocument(std::string_view text, PageOrigin origin, const reading::ReadLimits& limits)
    : text_(clean(text)), ranges_(paginate(text_, limits.pages)), origin_(origin), limits_(limits) {}

TextDocument::TextDocument(const MarkedText& text, PageOrigin origin, const reading::ReadLimits& limits)
    : text_(text.text),
      passages_(text.passages),
      ranges_(paginate(text_, limits.pages)),
      origin_(origin),
      limits_(limits) {}

// The stretches of the passages that stand on the page.
std::vector<Passage> TextDocument::passages_of(const TextRange& range) const {
  std::vector<Passage> found;
  const auto first = std::partition_point(passages_.begin(), passages_.end(),
                                          [&](const Passage& passage) { return passage.end <= range.begin; });
  for (auto at = first; at != passages_.end() && at->begin < range.end; ++at) {
    found.push_back(*at);
    const auto place = [&](std::size_t byte) {
      return static_cast<std::uint32_t>(std::clamp(byte, range.begin, range.end) - range.begin);
    };
    found.back().begin = place(at->begin);
    found.back().end = place(at->end);
  }
  return found;
}

bool TextDocument::cut() const { return ranges_.size() == limits_.pages && ranges_.back().end < text_.size(); }

std::string_view TextDocument::page_text(std::uint32_t number) const {
  const TextRange range = ranges_.at(number - 1);
  return std::string_view(text_).substr(range.begin, range.end - range.begin);
}

Page TextDocument::read(std::uint32_t number, ocr::PageReader& /*ocr*/) {
  Page page;
  page.number = number;
  page.origin = origin_;
  page.width_points = nominal_width;
  page.height_points = nominal_height;
  page.text = page_text(number);
  page.passages = passages_of(ranges_.at(number - 1));
  for (const PlacedWord& word : place_words(page.text))
    page.words.push_back({word.begin, word.end, box_of(word.where, nominal_width, nominal_height), 100});
  return page;
}

OrProblem<Raster> TextDocument::render(std::uint32_t number, std::uint32_t width, std::uint64_t most_pixels) {
  const std::string_view text = page_text(number);
  return draw_words(text, place_words(text), raster_size(nominal_width, nominal_height, width, most_pixels),
                    passages_of(ranges_.at(number - 1)));
}

}  // namespace evidence::reader
