// What a person does to the reading of the page in sight: puts words right, reads it another way, judges its seal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/reading/frames/reading_frames.hpp"
#include "workbench/panels/page.hpp"
#include "workbench/shell/changes.hpp"
#include "workbench/shell/desk.hpp"

namespace workbench::shell {

class PageWork {
 public:
  PageWork(Desk& desk, Changes& changes);
  void correct(const panels::CorrectWords& wanted);
  void try_reading(const panels::TryReading& wanted);
  void keep();
  void drop();
  void read_as_usual(const panels::ReadAsUsual& wanted);
  void judge(const panels::JudgeSeal& wanted);
  // `item`: of the page in sight.
  void fill(panels::PageView& view, const evidence::Item& item) const;

 private:
  struct Tried {
    panels::PagePlace place;
    evidence::reading::ReadSettings settings;
    evidence::Page page;
    panels::TriedReading shown;
  };
  Desk& desk_;
  Changes& changes_;
  std::vector<std::string> engines_;
  std::optional<panels::PagePlace> trying_;
  std::shared_ptr<const Tried> tried_;
};

// The verdicts that people gave on a page, and whether it is one that is looked at for its seal: it bears one, or its
// text or its file's path asks for one.
std::optional<panels::SealView> seal_view(const evidence::CaseSnapshot& snapshot, const evidence::Texts& texts,
                                          const evidence::Actor& actor, const evidence::Item& item,
                                          const evidence::Page& page);
// "PP-OCRv4·96": how a page's text came about.
std::string origin_of(const evidence::Texts& texts, const evidence::Page& page);

}  // namespace workbench::shell
