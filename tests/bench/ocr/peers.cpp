#include <cmath>
#include <filesystem>
#include <sstream>
#include <string>

#include "tests/bench/ocr/engines.hpp"
#include "tests/support/run_program.hpp"

namespace bench {

namespace fs = std::filesystem;

namespace {

constexpr const char* tesseract = "/usr/bin/tesseract";
constexpr const char* ocrmypdf = "/usr/bin/ocrmypdf";
const tests::Environment one_thread() { return {{"OMP_THREAD_LIMIT", "1"}}; }

Reading reading_of(const std::string& text) { return {text, tests::pages::signs_of(text), false}; }

}  // namespace

std::optional<Run> read_by_tesseract(const std::vector<MeasuredPage>& pages, const fs::path& folder) {
  if (!fs::exists(tesseract)) return std::nullopt;
  const auto out = [&](const MeasuredPage& page) { return folder / (page.name + ".tesseract"); };
  const auto cost = measured([&] {
    for (const MeasuredPage& page : pages) {
      const auto ran = tests::run_program({tesseract, page.picture.string(), out(page).string(), "-l", "chi_sim",
                                           "--dpi", std::to_string(std::lround(page.dpi))},
                                          one_thread());
      if (ran.exit_code != 0) return false;
    }
    return true;
  });
  if (!cost) return std::nullopt;
  Run run{{}, *cost};
  for (const MeasuredPage& page : pages) run.readings.push_back(reading_of(contents_of(out(page).string() + ".txt")));
  return run;
}

std::optional<Run> read_by_ocrmypdf(const std::vector<MeasuredPage>& pages, const fs::path& folder) {
  if (!fs::exists(ocrmypdf)) return std::nullopt;
  const fs::path document = folder / "pages.pdf", sidecar = folder / "pages.txt";
  write_scanned_pdf(pages, document);
  const auto cost = measured([&] {
    const auto ran = tests::run_program({ocrmypdf, "-q", "-l", "chi_sim", "--jobs", "1", "--sidecar", sidecar.string(),
                                         document.string(), (folder / "searchable.pdf").string()},
                                        one_thread());
    if (ran.exit_code != 0) std::fputs(ran.err.c_str(), stderr);
    return ran.exit_code == 0;
  });
  if (!cost) return std::nullopt;
  Run run{{}, *cost};
  std::istringstream text(contents_of(sidecar));
  for (std::string page; run.readings.size() < pages.size();) {
    page.clear();
    std::getline(text, page, '\f');
    run.readings.push_back(reading_of(page));
  }
  return run;
}

std::vector<Engine> engines() {
  const auto ours = [](const std::string& engine) {
    return [engine](const std::vector<MeasuredPage>& pages, const fs::path& folder) {
      return read_by_us(engine, pages, folder);
    };
  };
  return {{"ours/ppocr-v4", ours("ppocr-v4")},
          {"ours/tesseract", ours("tesseract")},
          {"tesseract --dpi N", read_by_tesseract},
          {"ocrmypdf --sidecar", read_by_ocrmypdf}};
}

}  // namespace bench
