// bench-seals tuning|reporting [PAGES] [-v] [--rows FILE]: seals found on generated pages beside what is there; the
// figures go to FILE, too, as rows of tests/bench/run. Pages below 1000 are tuned on, those from 1000 on are reported.
// bench-seals PICTURE…: the seals of these pictures, one a line.
#include "ocr/seals.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "evidence/base/bytes.hpp"
#include "evidence/base/texts.hpp"
#include "ocr/decode.hpp"
#include "ocr/neural/ppocr_recogniser.hpp"
#include "ocr/seal_text.hpp"
#include "tests/support/seals/page.hpp"
#include "tests/support/seals/score.hpp"

namespace {

using tests::seals::Set;

struct Totals {
  std::size_t is = 0, found = 0, wrong = 0;
  std::size_t round = 0, round_found = 0, oval = 0, oval_found = 0, pale = 0, pale_found = 0, cut = 0, cut_found = 0,
              overlapped = 0, overlapped_found = 0;
  std::size_t named = 0, exact = 0, exact_inner = 0, inner = 0, named_wrong = 0;
  double seconds = 0, reading = 0;
};

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void count(Totals& totals, const tests::seals::TrueSeal& seal, bool found) {
  const auto add = [&](bool applies, std::size_t& is, std::size_t& have) {
    if (applies) ++is, have += found ? 1 : 0;
  };
  add(true, totals.is, totals.found);
  add(!seal.oval, totals.round, totals.round_found);
  add(seal.oval, totals.oval, totals.oval_found);
  add(seal.pale, totals.pale, totals.pale_found);
  add(seal.visible < 0.99, totals.cut, totals.cut_found);
  add(seal.overlapped, totals.overlapped, totals.overlapped_found);
}

void say(const Totals& totals, std::uint32_t pages) {
  fmt::print("pages {}  seals {}  recall {:.1f} %  precision {:.1f} %  CPU {:.1f} ms/page\n", pages, totals.is,
             share(totals.found, totals.is), share(totals.found, totals.found + totals.wrong),
             1000 * totals.seconds / pages);
  fmt::print(
      "recall: round {:.1f} % of {}, oval {:.1f} % of {}, pale {:.1f} % of {}, cut {:.1f} % of {}, touching or "
      "overlapping {:.1f} % of {}\n",
      share(totals.round_found, totals.round), totals.round, share(totals.oval_found, totals.oval), totals.oval,
      share(totals.pale_found, totals.pale), totals.pale, share(totals.cut_found, totals.cut), totals.cut,
      share(totals.overlapped_found, totals.overlapped), totals.overlapped);
}

std::unique_ptr<ocr::Recogniser> engine() {
  auto opened = ocr::neural::PpocrRecogniser::open(evidence::share_folder() / "models");
  if (opened) return std::move(*opened);
  fmt::print(stderr, "no weights: names are not read\n");
  return nullptr;
}

// Reads the words of the seals; gives its CPU seconds.
double read(ocr::Recogniser* engine, const ocr::Picture& picture, std::vector<ocr::Seal>& seals) {
  const std::clock_t begun = std::clock();
  for (ocr::Seal& seal : seals)
    if (engine != nullptr && !ocr::read_seal_text(*engine, picture, seal)) fmt::print(stderr, "cannot read a seal\n");
  return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

int pictures(const std::vector<std::string>& files) {
  ocr::silence_decoders();
  const auto reader = engine();
  for (const std::string& file : files) {
    const auto bytes = evidence::read_whole_file(file);
    if (!bytes) return 1;
    const auto decoded = ocr::decode_picture(evidence::as_bytes(*bytes), 0, 90'000'000);
    if (!decoded) return 1;
    const double dpi = ocr::working_dpi(decoded->picture);
    const std::clock_t begun = std::clock();
    auto seals = ocr::find_seals(decoded->picture, dpi);
    fmt::print("{}: {} seals, {} × {} at {:.0f} dpi, {:.1f} ms\n", file, seals.size(), decoded->picture.width,
               decoded->picture.height, dpi, 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    read(reader.get(), decoded->picture, seals);
    for (const ocr::Seal& seal : seals)
      fmt::print("  ({:.0f}, {:.0f}) {:.0f} × {:.0f}, tilt {:.0f}, vote {:.2f}: {} ({} %) | {}\n", seal.x, seal.y,
                 seal.across, seal.down, seal.tilt, seal.vote, seal.ring, seal.confidence, seal.inner);
  }
  return 0;
}

void say_names(const Totals& totals) {
  fmt::print(
      "names of whole seals: {:.1f} % of {} exact, {:.1f} % otherwise read, the rest left empty; purpose {:.1f} % of "
      "{}; CPU "
      "{:.1f} ms/seal\n",
      share(totals.exact, totals.named), totals.named, share(totals.named_wrong, totals.named),
      share(totals.exact_inner, totals.inner), totals.inner,
      1000 * totals.reading / static_cast<double>(std::max<std::size_t>(1, totals.found)));
}

bool write_rows(const Totals& totals, std::uint32_t pages, const std::string& file) {
  std::ofstream rows(file);
  const auto row = [&](const char* what, const char* unit, double value) {
    rows << fmt::format("seals;\"{}\";{};{:.1f};;\n", what, unit, value);
  };
  row("seals found, generated pages", "%", share(totals.found, totals.is));
  row("of those found, seals", "%", share(totals.found, totals.found + totals.wrong));
  row("names of whole seals read exactly", "%", share(totals.exact, totals.named));
  row("CPU a page, finding", "ms", 1000 * totals.seconds / pages);
  row("CPU a seal, reading", "ms", 1000 * totals.reading / static_cast<double>(std::max<std::size_t>(1, totals.found)));
  return rows.good();
}

struct Wanted {
  Set set = Set::Tuning;
  std::uint32_t pages = 100;
  bool verbose = false;
  std::string rows;
};

Wanted wanted(const std::vector<std::string>& words) {
  Wanted wanted;
  if (words[0] == "reporting") wanted.set = Set::Reporting;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "-v")
      wanted.verbose = true;
    else if (words[i] == "--rows" && i + 1 < words.size())
      wanted.rows = words[++i];
    else
      wanted.pages = static_cast<std::uint32_t>(std::atoi(words[i].c_str()));
  }
  return wanted;
}

int generated(const std::vector<std::string>& words) {
  constexpr std::uint32_t first_reported = 1000;
  const auto [set, pages, verbose, rows] = wanted(words);
  Totals totals;
  const auto reader = engine();
  const std::uint32_t first = set == Set::Reporting ? first_reported : 0;
  for (std::uint32_t number = first; number < first + pages; ++number) {
    const auto page = tests::seals::make_page(set, number);
    const std::clock_t begun = std::clock();
    auto found = ocr::find_seals(page.picture, page.picture.dpi);
    const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    totals.seconds += seconds;
    totals.reading += read(reader.get(), page.picture, found);
    const auto matched = tests::seals::match(page.seals, found);
    for (const auto& pair : matched.pairs) {
      count(totals, *pair.is, true);
      if (pair.is->visible < 0.99) continue;  // only a part of the name is there
      ++totals.named;
      const bool exact = pair.found->ring == pair.is->ring;
      totals.exact += exact ? 1 : 0;
      totals.named_wrong += !exact && !pair.found->ring.empty() ? 1 : 0;
      totals.inner += pair.is->inner.empty() ? 0 : 1;
      totals.exact_inner += !pair.is->inner.empty() && pair.found->inner.starts_with(pair.is->inner) ? 1 : 0;
      if (verbose && !exact)
        fmt::print("  NAME {} {} {} %{}{}{} visible {:.2f} dpi {:.0f}\n", pair.is->ring, pair.found->ring,
                   pair.found->confidence, pair.is->oval ? " oval" : "", pair.is->pale ? " pale" : "",
                   pair.is->overlapped ? " overlapped" : "", pair.is->visible, page.picture.dpi);
      if (verbose && !pair.found->inner.starts_with(pair.is->inner))
        fmt::print("  INNER {} {}\n", pair.is->inner, pair.found->inner);
    }
    for (const auto* seal : matched.missed) count(totals, *seal, false);
    totals.wrong += matched.wrong.size();
    if (!verbose) continue;
    std::string besides;
    for (const auto& one : page.besides) besides += " " + one;
    fmt::print("page {} {} dpi {:.0f} ms: {} seals;{}\n", number, page.picture.dpi, seconds * 1000, page.seals.size(),
               besides);
    for (const auto* seal : matched.missed)
      fmt::print("  MISSED ({:.0f}, {:.0f}) {:.0f} × {:.0f}{}{}{} visible {:.2f}\n", seal->x, seal->y, seal->across,
                 seal->down, seal->oval ? " oval" : "", seal->pale ? " pale" : "",
                 seal->overlapped ? " overlapped" : "", seal->visible);
    for (const auto* seal : matched.wrong)
      fmt::print("  WRONG ({:.0f}, {:.0f}) {:.0f} × {:.0f} vote {:.2f}\n", seal->x, seal->y, seal->across, seal->down,
                 seal->vote);
  }
  say(totals, pages);
  if (reader) say_names(totals);
  return rows.empty() || write_rows(totals, pages, rows) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty()) {
    fmt::print(stderr, "bench-seals tuning|reporting [PAGES] [-v] [--rows FILE] | PICTURE…\n");
    return 2;
  }
  return words[0] == "tuning" || words[0] == "reporting" ? generated(words) : pictures(words);
}
