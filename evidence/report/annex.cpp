#include "evidence/report/annex.hpp"

#include <fmt/format.h>

#include "evidence/base/texts.hpp"
#include "evidence/report/shown_text.hpp"

namespace evidence::report {

std::vector<std::uint32_t> annex_widths() { return {7, 6, 27, 6, 31, 23}; }

std::string digest_prefix(const Sha256& digest) {
  constexpr std::size_t shown_digits = 16;
  return digest == Sha256{} ? "" : to_hex(digest).substr(0, shown_digits);
}

std::vector<std::string> annex_cells(const Report& report, const Reference& reference) {
  std::string place = one_line(reference.path);
  if (!reference.held_on.empty()) place += fmt::format("，{}", reference.held_on);
  if (!reference.participants.empty()) place += fmt::format("，{}", one_line(reference.participants));
  std::string quote = one_line(reference.quote);
  if (!quote.empty()) {
    quote = fmt::format("“{}”", quote);
  } else if (reference.rectangle) {
    const Box& box = *reference.rectangle;
    quote = fill_in(report.annex_area, {{"x", std::to_string(box.x)},
                                        {"y", std::to_string(box.y)},
                                        {"w", std::to_string(box.w)},
                                        {"h", std::to_string(box.h)}});
  }
  return {fmt::format("[{}]", reference.number),
          reference.id,
          place,
          reference.page == 0 ? "" : std::to_string(reference.page),
          quote,
          digest_prefix(reference.digest)};
}

}  // namespace evidence::report
