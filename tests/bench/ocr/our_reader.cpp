#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "evidence/reading/reading.hpp"
#include "evidence/reading/worker.hpp"
#include "tests/bench/ocr/engines.hpp"

namespace bench {

using namespace evidence;
using nlohmann::json;

namespace {

constexpr std::chrono::milliseconds page_deadline{120'000};

template <class T>
T needed(Result<T> result) {
  if (!result) throw std::runtime_error(std::string(result.error().key.name) + " " + result.error().detail);
  return std::move(*result);
}

bool stands_apart(const Page& page, std::size_t offset) {
  return std::ranges::any_of(page.passages, [&](const Passage& passage) {
    return passage.kind != PassageKind::Vertical && offset >= passage.begin && offset < passage.end;
  });
}

// The page's own text with the confidence of each byte of it.
json said(const Page& page) {
  std::string text;
  std::vector<int> confidence;
  std::size_t word = 0;
  for (std::size_t at = 0; at < page.text.size(); ++at) {
    while (word < page.words.size() && page.words[word].end <= at) ++word;
    if (stands_apart(page, at)) continue;
    text += page.text[at];
    const bool inside = word < page.words.size() && page.words[word].begin <= at;
    confidence.push_back(inside ? page.words[word].confidence : tests::pages::no_confidence);
  }
  return {{"text", text}, {"confidence", confidence}, {"engine", page.engine}};
}

bool read_all_pages(const std::string& engine, const std::vector<MeasuredPage>& pages,
                    const std::filesystem::path& answers) {
  reading::Worker worker(needed(sandbox::probe_confinement()), reading::reader_limits(), page_deadline);
  json all = json::array();
  for (const MeasuredPage& page : pages) {
    json answer = {{"text", ""}, {"confidence", json::array()}, {"engine", engine}, {"failed", true}};
    const reading::ItemListener listener{[](const reading::DocumentHead&) {},
                                         [&](const Page& read) -> Result<bool> {
                                           answer = said(read);
                                           return true;
                                         }};
    const FileRange bytes{needed(open_for_reading(page.received)), 0, std::filesystem::file_size(page.received)};
    reading::ReadRequest request;
    request.name = page.received.filename().string();
    request.last_page = 1;
    request.settings.engine = engine;
    request.length = bytes.length;
    needed(worker.read(bytes, request, listener));
    if (!answer["engine"].get<std::string>().empty() && answer["engine"] != engine) return false;  // not installed
    all.push_back(std::move(answer));
  }
  std::ofstream(answers) << all;
  return true;
}

}  // namespace

std::optional<Run> read_by_us(const std::string& engine, const std::vector<MeasuredPage>& pages,
                              const std::filesystem::path& folder) {
  const std::filesystem::path answers = folder / ("readings-" + engine + ".json");
  const auto cost = measured([&] { return read_all_pages(engine, pages, answers); });
  if (!cost) return std::nullopt;
  Run run{{}, *cost};
  for (const json& answer : json::parse(std::ifstream(answers))) {
    const auto confidence = answer["confidence"].get<std::vector<int>>();
    Reading reading{answer["text"], {}, answer.value("failed", false)};
    reading.signs = tests::pages::signs_of(reading.text, [&](std::size_t at) { return confidence[at]; });
    run.readings.push_back(std::move(reading));
  }
  return run;
}

}  // namespace bench
