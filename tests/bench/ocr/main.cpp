// bench-ocr OUT [--clean N] [--hard N] [--whole N] [--without ENGINE] [--corpus FOLDER] [--rows FILE]: how well and how
// cheaply pages are read, beside the peers, in one run. Prints tables in Markdown and keeps them, the readings and the
// ten worst pages under OUT. Pages are of the reporting mix (tests/pages/page_set.hpp): nothing was tuned on them.
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <string>

#include <fmt/format.h>

#include "tests/bench/ocr/tables.hpp"

namespace {

namespace fs = std::filesystem;
using tests::pages::PageSet;

struct Options {
  fs::path out;
  std::uint32_t clean = 24;
  std::uint32_t hard = 20;
  std::uint32_t whole = 12;
  std::string without;  // an engine that is left out; empty: none
  fs::path corpus;
  fs::path rows;
};

std::optional<Options> options_of(int count, char** words) {
  if (count < 2 || count % 2 != 0 || words[1][0] == '-') return std::nullopt;
  Options options;
  options.out = words[1];
  for (int at = 2; at + 1 < count; at += 2) {
    const std::string name = words[at], value = words[at + 1];
    if (name == "--corpus") {
      options.corpus = value;
    } else if (name == "--without") {
      options.without = value;
    } else if (name == "--rows") {
      options.rows = value;
    } else if (name == "--clean" || name == "--hard" || name == "--whole") {
      (name == "--clean"  ? options.clean
       : name == "--hard" ? options.hard
                          : options.whole) = static_cast<std::uint32_t>(std::stoul(value));
    } else {
      return std::nullopt;
    }
  }
  return options;
}

std::vector<bench::MeasuredSet> sets_of(const Options& options, const fs::path& work) {
  std::vector<bench::MeasuredSet> sets;
  if (options.clean > 0) sets.push_back(bench::generated_set(PageSet::Clean, "clean", options.clean, work / "clean"));
  if (options.hard > 0) sets.push_back(bench::generated_set(PageSet::Hard, "hard", options.hard, work / "hard"));
  if (auto real = bench::real_set(options.corpus, work / "real")) {
    sets.push_back(std::move(*real));
  } else {
    std::fputs("bench-ocr: no corpus; the real pictures are left out\n", stderr);
  }
  return sets;
}

std::vector<bench::Result> results_of(const std::vector<bench::MeasuredSet>& sets, const Options& options,
                                      const fs::path& work) {
  std::vector<bench::Result> results;
  for (const bench::MeasuredSet& set : sets) {
    for (const bench::Engine& engine : bench::engines()) {
      if (engine.name == options.without) continue;
      std::fprintf(stderr, "%s: %s\n", set.name.c_str(), engine.name.c_str());
      auto run = engine.read(set.pages, work / set.name);
      if (!run) {
        std::fputs("  not installed here, or failed: left out\n", stderr);
        continue;
      }
      bench::Result result{engine.name, &set, {}, std::move(run->readings), run->cost};
      for (std::size_t at = 0; at < set.pages.size(); ++at)
        result.pages.push_back(tests::pages::score(set.pages[at].truth, result.readings[at].signs));
      results.push_back(std::move(result));
    }
  }
  return results;
}

void run(const Options& options, const fs::path& programs) {
  const fs::path work = options.out / "ocr-work";
  fs::remove_all(work);
  fs::create_directories(work);
  std::fputs("drawing pages\n", stderr);
  const auto sets = sets_of(options, work);
  const auto results = results_of(sets, options, work);
  std::string text = bench::accuracy_table(results) + "\n" + bench::reliability_table(results);
  std::optional<bench::WholeWay> way;
  if (options.whole > 0) {
    std::fputs("from a scanned PDF to searchable\n", stderr);
    const auto pages = bench::generated_set(PageSet::Clean, "whole", options.whole, work / "whole");
    way = bench::whole_way(pages.pages, programs, work / "whole");
    text += "\n" + (way ? bench::whole_way_table(*way) : std::string("evidence failed; see above\n"));
  }
  bench::keep_worst(results, options.out / "ocr-worst");
  std::ofstream(options.out / "ocr.md") << text;
  if (!options.rows.empty()) std::ofstream(options.rows) << bench::rows(results, way ? &*way : nullptr);
  std::fputs(text.c_str(), stdout);
}

}  // namespace

int main(int count, char** words) {
  try {
    const auto options = options_of(count, words);
    if (!options) {
      std::fputs(
          "bench-ocr OUT [--clean N] [--hard N] [--whole N] [--without ENGINE] [--corpus FOLDER] [--rows FILE]\n",
          stderr);
      return 2;
    }
    run(*options, fs::read_symlink("/proc/self/exe").parent_path());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-ocr: %s\n", error.what());
    return 1;
  }
  return 0;
}
