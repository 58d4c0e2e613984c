// bench-search FOLDER [CASE]: how quick searching is, on the pages of a Case or on 2,000 generated ones, beside a plain
// scan of the same text in memory. Prints one CSV line a query length: length, hits, p50 and p99 in milliseconds of the
// first 50 hits, p50 and p99 of the scan; writes FOLDER/pages.txt and FOLDER/phrases.txt for other programs to scan.
#include "evidence/index/search.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

#include "evidence/store/case_store.hpp"
#include "tests/support/generated_pages.hpp"

namespace {

using namespace evidence;
using Steady = std::chrono::steady_clock;

constexpr std::size_t generated_count = 2000;
constexpr int queries = 200;  // of each length

template <class T>
T needed(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().key.name.data() + std::string(" ") + result.error().detail);
  return std::move(*result);
}

template <class Work>
double milliseconds(Work work) {
  const auto began = Steady::now();
  work();
  return std::chrono::duration<double, std::milli>(Steady::now() - began).count();
}

double at(std::vector<double> times, double part) {
  std::ranges::sort(times);
  return times[std::min(times.size() - 1, static_cast<std::size_t>(part * static_cast<double>(times.size())))];
}

store::CaseStore generated_case(const std::filesystem::path& folder) {
  CaseInfo info;
  info.case_id = "00112233445566778899aabbccddeeff";
  info.applicant = "某公司";
  const store::Writer writer{{{"a-0123456789ab"}, "审核员甲", Role::Lead, {1}, ""}};
  auto made = needed(store::CaseStore::create(folder, writer, info, as_bytes("{}"), SystemClock()));
  const auto pages = tests::generated_pages(99, generated_count);
  for (const Page& page : pages) needed(made.pages().put_page(sha256_of("generated"), page));
  return made;
}

std::vector<std::string> texts_of(store::CaseStore& opened) {
  std::vector<std::string> texts;
  store::PageRowId last = 0;
  for (;;) {
    const auto batch = needed(opened.pages().pages_after(last, 500));
    if (batch.empty()) return texts;
    for (const auto& stored : batch) texts.push_back(stored.page.text), last = stored.row;
  }
}

// Phrases that stand on the pages: Chinese characters in one line.
std::vector<std::string> phrases_of(const std::vector<std::string>& texts, std::size_t length) {
  tests::Dice dice(static_cast<std::uint32_t>(length));
  std::vector<std::string> phrases;
  for (int tries = 0; phrases.size() < queries && tries < queries * 200; ++tries) {
    const std::u32string text = to_code_points(dice.pick(texts));
    if (text.size() < length) continue;
    const std::u32string phrase = text.substr(dice.below(text.size() - length + 1), length);
    if (std::ranges::all_of(phrase, is_han)) phrases.push_back(to_utf8(phrase));
  }
  return phrases;
}

void measure(const index::SearchIndex& search, const std::vector<std::string>& texts,
             const std::filesystem::path& folder) {
  std::string all;
  for (const std::string& text : texts) all += text + '\n';
  std::ofstream(folder / "pages.txt", std::ios::binary) << all;
  std::ofstream listed(folder / "phrases.txt", std::ios::binary);
  for (const std::size_t length : {1U, 2U, 4U, 8U}) {
    std::vector<double> times;
    std::vector<double> scans;
    std::uint64_t hits = 0;
    std::size_t seen = 0;
    const auto phrases = phrases_of(texts, length);
    if (phrases.empty()) continue;
    for (const std::string& phrase : phrases) {
      times.push_back(milliseconds([&] { hits += needed(search.search(phrase)).total; }));
      scans.push_back(milliseconds([&] {
        for (std::size_t place = all.find(phrase); place != std::string::npos; place = all.find(phrase, place + 1))
          ++seen;
      }));
    }
    if (seen == 0) throw std::runtime_error("the phrases do not stand on the pages");
    fmt::print("{},{},{:.3f},{:.3f},{:.3f},{:.3f}\n", length, hits / phrases.size(), at(times, 0.5), at(times, 0.99),
               at(scans, 0.5), at(scans, 0.99));
    listed << length << ' ' << phrases.front() << '\n';
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 && count != 3) return fmt::print(stderr, "bench-search FOLDER [CASE]\n"), 2;
  try {
    const std::filesystem::path folder = words[1];
    std::filesystem::create_directories(folder);
    auto opened = count == 3 ? needed(store::CaseStore::open(words[2], store::OpenMode::ReadOnly))
                             : generated_case(folder / "case");
    auto search = needed(index::SearchIndex::open(opened.pages()));
    const double built = milliseconds([&] { needed(search.update()); });
    fmt::print("pages,{},built,{:.0f},ms,\n", needed(search.pages_indexed()), built);
    measure(search, texts_of(opened), folder);
  } catch (const std::exception& exception) {
    return fmt::print(stderr, "bench-search: {}\n", exception.what()), 1;
  }
  return 0;
}
