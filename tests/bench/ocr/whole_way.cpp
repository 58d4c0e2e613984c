#include "tests/bench/ocr/whole_way.hpp"

#include <cstdio>
#include <string>

#include "tests/support/run_program.hpp"

namespace bench {

namespace fs = std::filesystem;

namespace {

class OurCase {
 public:
  OurCase(fs::path programs, fs::path folder, const std::string& name)
      : programs_(std::move(programs)), case_(folder / name), people_((folder / "people").string()) {}

  [[nodiscard]] bool run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, case_.string());
    words.insert(words.begin(), (programs_ / "evidence").string());
    const auto ran = tests::run_program(words, {{"XDG_DATA_HOME", people_}});
    if (ran.exit_code != 0) std::fputs(ran.err.c_str(), stderr);
    return ran.exit_code == 0;
  }
  [[nodiscard]] bool take_in(const fs::path& document) const {
    fs::remove_all(case_);
    return run({"new", "--applicant", "测速", "--kind", "initial", "--accepted", "2026-06-01"}) &&
           run({"import", document.string()});
  }

 private:
  fs::path programs_, case_;
  std::string people_;
};

}  // namespace

std::optional<WholeWay> whole_way(const std::vector<MeasuredPage>& pages, const fs::path& programs,
                                  const fs::path& folder) {
  fs::create_directories(folder);
  const fs::path document = folder / "scan.pdf";
  write_scanned_pdf(pages, document);
  const tests::Environment people{{"XDG_DATA_HOME", (folder / "people").string()}};
  tests::run_program({(programs / "evidence").string(), "actor", "new", "测速", "--role", "auditor"}, people);
  WholeWay way;
  way.pages = pages.size();
  const OurCase one(programs, folder, "one"), two(programs, folder, "two");
  const auto taken_in = measured([&] { return one.take_in(document); });
  const auto read = measured([&] { return one.run({"read", "--jobs", "1"}); });
  if (!taken_in || !read || !two.take_in(document)) return std::nullopt;
  const auto read_by_two = measured([&] { return two.run({"read", "--jobs", "2"}); });
  if (!read_by_two) return std::nullopt;
  way.ours = *read;
  way.ours.user_seconds += taken_in->user_seconds;
  way.ours.system_seconds += taken_in->system_seconds;
  way.ours.wall_seconds += taken_in->wall_seconds;
  way.read_one = read->wall_seconds;
  way.read_two = read_by_two->wall_seconds;
  way.ocrmypdf = measured([&] {
    return tests::run_program({"/usr/bin/ocrmypdf", "-q", "-l", "chi_sim", "--jobs", "1", document.string(),
                               (folder / "searchable.pdf").string()},
                              {{"OMP_THREAD_LIMIT", "1"}})
               .exit_code == 0;
  });
  if (const auto run = read_by_tesseract(pages, folder)) way.tesseract = run->cost;
  return way;
}

}  // namespace bench
