#include "tests/bench/ocr/tables.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include <fmt/format.h>

namespace bench {

using namespace tests::pages;

namespace {

constexpr std::string_view plain_engine = "tesseract --dpi N";
constexpr std::size_t worst_pages = 10;

bool is_ours(const Result& result) { return result.engine.starts_with("ours/"); }

const Result* plain_of(const std::vector<Result>& results, const MeasuredSet* set) {
  for (const Result& result : results)
    if (result.engine == plain_engine && result.set == set) return &result;
  return nullptr;
}

double user_per_page(const Result& result) {
  return result.cost.user_seconds / static_cast<double>(result.pages.size());
}

std::string percent(double share) { return fmt::format("{:.2f}", 100 * share); }

std::string fields_of(const Summary& all, FieldKind kind) {
  const auto found = all.fields.find(kind);
  return found == all.fields.end() ? "" : fmt::format("{}/{}", found->second.right, found->second.all);
}

std::string ratio(double ours, double peer) { return peer > 0 ? fmt::format("{:.2f}", ours / peer) : ""; }

std::string row(std::string_view benchmark, std::string_view what, std::string_view unit, double ours,
                std::optional<double> peer) {
  return fmt::format("\"{}\";\"{}\";{};{:.3f};{};{}\n", benchmark, what, unit, ours,
                     peer ? fmt::format("{:.3f}", *peer) : "", peer ? ratio(ours, *peer) : "");
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

std::string accuracy_table(const std::vector<Result>& results) {
  std::string table =
      "| set | engine | pages | CER mean % | median | worst | bigrams found % | digits wrong % | names | amounts | "
      "dates | codes | "
      "user CPU s/page | x plain | peak MiB |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const Result& result : results) {
    const Summary all = summary(result.pages);
    const Result* plain = plain_of(results, result.set);
    const bool whole = result.set->truth_is_whole;
    table += fmt::format(
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.3f} | {} | {:.0f} |\n", result.set->name,
        result.engine, result.pages.size(), whole ? percent(all.mean) : "", whole ? percent(all.median) : "",
        whole ? percent(all.worst) : "", percent(all.bigrams), whole ? percent(all.digits) : "",
        fields_of(all, FieldKind::Name), fields_of(all, FieldKind::Amount), fields_of(all, FieldKind::Date),
        fields_of(all, FieldKind::Code), user_per_page(result),
        plain != nullptr ? ratio(user_per_page(result), user_per_page(*plain)) : "", result.cost.peak_mebibytes);
  }
  return table;
}

std::string reliability_table(const std::vector<Result>& results) {
  std::set<std::string> engines;
  for (const Result& result : results)
    if (is_ours(result)) engines.insert(result.engine);
  std::string table = "| engine | said % | signs | mean said % | right % |\n|---|---|---|---|---|\n";
  for (const std::string& engine : engines) {
    Reliability reliability{};
    for (const Result& result : results) {
      if (result.engine != engine || !result.set->truth_is_whole) continue;
      for (std::size_t at = 0; at < result.pages.size(); ++at)
        add_to(reliability, result.set->pages[at].truth, result.readings[at].signs);
    }
    for (std::size_t at = 0; at < reliability.size(); ++at) {
      const Bin& bin = reliability[at];
      if (bin.signs.all == 0) continue;
      table += fmt::format("| {} | {}-{} | {} | {:.1f} | {:.1f} |\n", engine, at * 10, at == 9 ? 100 : at * 10 + 9,
                           bin.signs.all, static_cast<double>(bin.confidence) / static_cast<double>(bin.signs.all),
                           100 * bin.signs.share());
    }
  }
  return table;
}

std::string whole_way_table(const WholeWay& way) {
  const auto pages = static_cast<double>(way.pages);
  std::string table = "| from a scanned PDF to searchable | CPU s/page | ours / it |\n|---|---|---|\n";
  table += fmt::format("| evidence new, import, read --jobs 1 ({} pages) | {:.3f} | 1 |\n", way.pages,
                       way.ours.cpu() / pages);
  if (way.ocrmypdf)
    table += fmt::format("| ocrmypdf -l chi_sim --jobs 1 | {:.3f} | {} |\n", way.ocrmypdf->cpu() / pages,
                         ratio(way.ours.cpu(), way.ocrmypdf->cpu()));
  if (way.tesseract)
    table += fmt::format("| tesseract --dpi N on the pictures | {:.3f} | {} |\n", way.tesseract->cpu() / pages,
                         ratio(way.ours.cpu(), way.tesseract->cpu()));
  table += fmt::format("\nevidence read, wall: one worker {:.1f} s, two workers {:.1f} s: {}\n", way.read_one,
                       way.read_two, ratio(way.read_two, way.read_one));
  return table;
}

std::string rows(const std::vector<Result>& results, const WholeWay* way) {
  std::string text;
  for (const Result& result : results) {
    const Result* plain = plain_of(results, result.set);
    if (!is_ours(result) || plain == nullptr) continue;
    const std::string benchmark = fmt::format("ocr {}, {}", result.set->name, result.engine);
    const Summary all = summary(result.pages), peer = summary(plain->pages);
    if (result.set->truth_is_whole) {
      text += row(benchmark, "character errors (tesseract --dpi N)", "%", 100 * all.mean, 100 * peer.mean);
      text += row(benchmark, "digits wrong (tesseract --dpi N)", "%", 100 * all.digits, 100 * peer.digits);
    }
    text += row(benchmark, "bigrams found (tesseract --dpi N)", "%", 100 * all.bigrams, 100 * peer.bigrams);
    text += row(benchmark, "user CPU a page (tesseract --dpi N)", "s", user_per_page(result), user_per_page(*plain));
    text += row(benchmark, "peak memory of a worker (tesseract)", "MiB", result.cost.peak_mebibytes,
                plain->cost.peak_mebibytes);
  }
  if (way == nullptr) return text;
  const auto pages = static_cast<double>(way->pages);
  if (way->ocrmypdf)
    text +=
        row("scan to searchable", "CPU a page (ocrmypdf)", "s", way->ours.cpu() / pages, way->ocrmypdf->cpu() / pages);
  if (way->tesseract)
    text += row("scan to searchable", "CPU a page (tesseract --dpi N)", "s", way->ours.cpu() / pages,
                way->tesseract->cpu() / pages);
  text += row("scan to searchable", "wall of reading, two workers (one)", "s", way->read_two, way->read_one);
  return text;
}

void keep_worst(const std::vector<Result>& results, const std::filesystem::path& folder) {
  struct Place {
    const Result* result;
    std::size_t page;
  };
  std::filesystem::remove_all(folder);
  std::set<std::string> engines;
  for (const Result& result : results)
    if (is_ours(result)) engines.insert(result.engine);
  for (const std::string& engine : engines) {
    std::vector<Place> places;
    for (const Result& result : results) {
      if (result.engine != engine || !result.set->truth_is_whole) continue;
      for (std::size_t at = 0; at < result.pages.size(); ++at) places.push_back({&result, at});
    }
    std::ranges::stable_sort(places, [](const Place& a, const Place& b) {
      return a.result->pages[a.page].error_rate() > b.result->pages[b.page].error_rate();
    });
    places.resize(std::min(places.size(), worst_pages));
    const std::filesystem::path kept = folder / engine.substr(engine.find('/') + 1);
    std::filesystem::create_directories(kept);
    std::string list;
    for (const Place& place : places) {
      const MeasuredPage& page = place.result->set->pages[place.page];
      std::filesystem::copy_file(page.picture, kept / page.picture.filename());
      write(kept / (page.name + ".truth.txt"), page.truth.text());
      write(kept / (page.name + ".read.txt"), place.result->readings[place.page].text);
      list += fmt::format("{}\t{} %\t{}\n", page.name, percent(place.result->pages[place.page].error_rate()),
                          page.truth.description);
    }
    write(kept / "pages.tsv", list);
  }
}

}  // namespace bench
