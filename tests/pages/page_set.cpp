#include "tests/pages/page_set.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "ocr/decode.hpp"
#include "tests/pages/encode.hpp"
#include "tests/pages/kinds.hpp"
#include "tests/pages/scan.hpp"

namespace tests::pages {
namespace {

constexpr std::uint64_t most_pixels = 90'000'000;
constexpr std::array<std::string_view, 4> set_names{"clean", "hard", "turned", "traditional"};

Texts faces_of(const Pool& pool, PageSet set) {
  if (set == PageSet::Hard) return pool.hard_faces;
  return set == PageSet::Traditional ? pool.traditional_faces : pool.clean_faces;
}

}  // namespace

GeneratedPage generate_page(PageSet set, std::uint32_t seed, std::uint32_t index) {
  Dice dice(seed * 1'000'003U + static_cast<std::uint32_t>(set) * 10'007U + index);
  const Pool& pool = pool_of(mix_of(seed));
  // The lists have 11 kinds and 10 or 12 looks, so that every pair comes up; faces follow the rounds.
  const Kind& kind = kinds()[index % kinds().size()];
  Look look = looks(set)[index % looks(set).size()];
  const Texts faces = faces_of(pool, set);
  const std::string face(faces[(index + index / looks(set).size()) % faces.size()]);
  const Script script = set == PageSet::Traditional ? Script::Traditional : Script::Simplified;

  Values values(dice, pool);
  Sheet sheet(face, look.points, kind.landscape, script);
  kind.fill(sheet, values);
  Sheet back(face, look.points, kind.landscape, script);
  if (look.through) kinds()[5].fill(back, values);

  GeneratedPage page;
  page.name = fmt::format("{}-{:03}", set_names[static_cast<std::size_t>(set)], index);
  page.dpi = look.dpi;
  page.truth = sheet.truth();
  if (set == PageSet::Turned) page.truth.quarters = 1 + static_cast<int>(index % 3);
  page.truth.description = fmt::format("{}, {}, {}", kind.name, face, describe(look));
  Encoded encoded =
      encode(scanned(sheet, look.through ? &back : nullptr, look, dice), look, page.truth.quarters, index % 2 == 0);
  page.extension = std::move(encoded.extension);
  page.file = std::move(encoded.file);
  auto decoded = ocr::decode_picture(page.file, 0, most_pixels);
  if (!decoded) throw std::runtime_error(page.name + " cannot be decoded");
  page.picture = std::move(decoded->picture);
  return page;
}

}  // namespace tests::pages
