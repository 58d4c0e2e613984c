#include "tests/bench/ocr/pages.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "ocr/decode.hpp"
#include "tests/support/run_program.hpp"

namespace bench {

namespace fs = std::filesystem;
using tests::pages::Truth;

namespace {

constexpr std::uint64_t most_pixels = 90'000'000;
constexpr const char* pdf_page_dpi = "300";

Truth truth_of(const fs::path& file) {
  Truth truth;
  truth.description = file.filename();
  std::istringstream text(contents_of(file));
  for (std::string line; std::getline(text, line);) truth.lines.push_back(line);
  return truth;
}

double dpi_of(const fs::path& picture) {
  const std::string bytes = contents_of(picture);
  const auto decoded = ocr::decode_picture(evidence::as_bytes(bytes), 0, most_pixels);
  if (!decoded) throw std::runtime_error("cannot decode " + picture.string());
  return ocr::working_dpi(decoded->picture);
}

// "NAME.page1" of TRUTH is the first page of pdf/NAME.pdf, drawn for the peers by pdftoppm.
MeasuredPage pdf_page(const fs::path& corpus, const std::string& name, const fs::path& folder) {
  MeasuredPage page;
  page.name = name;
  page.received = corpus / "pdf" / (name + ".pdf");
  page.picture = folder / (name + ".png");
  const std::string stem = (folder / name).string();
  const tests::Ran ran = tests::run_program({"/usr/bin/pdftoppm", "-r", pdf_page_dpi, "-gray", "-png", "-f", "1", "-l",
                                             "1", "-singlefile", page.received.string(), stem});
  if (ran.exit_code != 0) throw std::runtime_error("pdftoppm: " + ran.err);
  return page;
}

}  // namespace

std::string contents_of(const fs::path& file) {
  auto contents = evidence::read_whole_file(file);
  if (!contents) throw std::runtime_error("cannot read " + file.string());
  return std::move(*contents);
}

MeasuredSet generated_set(tests::pages::PageSet set, std::string name, std::uint32_t count, const fs::path& folder) {
  MeasuredSet result{std::move(name), true, {}};
  fs::create_directories(folder);
  for (std::uint32_t index = 0; index < count; ++index) {
    auto page = tests::pages::generate_page(set, tests::pages::reporting_seed, index);
    const fs::path file = folder / (page.name + "." + page.extension);
    const std::string_view bytes = evidence::as_text(page.file);
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
    result.pages.push_back({page.name, file, file, page.dpi, std::move(page.truth)});
  }
  return result;
}

std::optional<MeasuredSet> real_set(const fs::path& corpus, const fs::path& folder) {
  if (!fs::is_directory(corpus / "TRUTH")) return std::nullopt;
  fs::create_directories(folder);
  MeasuredSet result{"real", false, {}};
  std::vector<fs::path> truths;
  for (const auto& entry : fs::directory_iterator(corpus / "TRUTH")) truths.push_back(entry.path());
  std::ranges::sort(truths);
  for (const fs::path& truth : truths) {
    const std::string name = truth.stem().string();
    MeasuredPage page;
    if (name.ends_with(".page1")) {
      page = pdf_page(corpus, name.substr(0, name.size() - 6), folder);
    } else {
      for (const auto& entry : fs::directory_iterator(corpus / "scan"))
        if (entry.path().stem() == name) page = {name, entry.path(), entry.path(), 0, {}};
    }
    if (page.picture.empty()) continue;
    page.dpi = dpi_of(page.picture);
    page.truth = truth_of(truth);
    result.pages.push_back(std::move(page));
  }
  return result;
}

}  // namespace bench
