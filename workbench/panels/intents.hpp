// What a person asked for in a panel. A panel only says it; the shell does it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <imgui.h>

#include "evidence/base/ids.hpp"
#include "evidence/model/page.hpp"
#include "evidence/model/words.hpp"

namespace workbench::panels {

// In the order of the rail; each has a function key.
enum class Workspace { Intake, Evidence, Search, Criteria, Conclusion };

struct PagePlace {
  evidence::ItemId item;
  std::uint32_t page = 1;
  friend bool operator==(const PagePlace&, const PagePlace&) = default;
};

struct ChooseWorkspace {
  Workspace workspace = Workspace::Evidence;
};
struct OpenPage {
  PagePlace place;
  std::optional<evidence::Box> show;  // scrolled into sight
};
struct ChooseCriterion {
  evidence::CriterionId criterion;
};
struct StepCriterion {
  int by = 1;  // next +1, previous -1
};
// A selection on the page in sight: of words (both ends included) or a rectangle.
struct Select {
  PagePlace place;
  std::optional<std::pair<std::size_t, std::size_t>> words;
  std::optional<evidence::Box> rectangle;
};
struct Deselect {};
// The selection (or, where `hit` is set, that hit's sentence) becomes a Link.
struct LinkEvidence {
  evidence::CriterionId criterion;
  evidence::Stance stance = evidence::Stance::Supports;
  evidence::Directness directness = evidence::Directness::Direct;
  evidence::Strength strength = evidence::Strength::Strong;
};
struct RemoveLink {
  evidence::LinkId link;
};
struct ConfirmLinks {
  evidence::CriterionId criterion;  // every Link of it that another person made
};
struct DecideFact {
  evidence::FactId fact;
  bool accept = true;
};
struct Rate {
  evidence::CriterionId criterion;
  evidence::RatingValue value = evidence::RatingValue::N;
  std::string reason;
};
struct Undo {};
struct Find {
  std::string query;
};
struct FindOnPage {
  std::string query;
};
struct ChooseHit {
  std::size_t index = 0;
};
struct CiteHit {
  std::size_t index = 0;  // opens the page with the hit's words selected
};
struct Import {
  std::string path;
};
struct StartReading {};
struct PauseReading {};
struct CancelImport {};
struct WriteDraft {};
struct WantPicture {
  PagePlace place;
  std::uint32_t width = 0;  // pixels
  bool thumbnail = false;
};
struct CloseNotice {};
// What a person read in a place of a page, in lines.
struct CorrectWords {
  PagePlace place;
  evidence::Box where;
  std::string after;
};
// Reads the page once with other settings, to be looked at; `quarters` as in PageReading.
struct TryReading {
  PagePlace place;
  std::string engine;    // empty: the usual one
  std::string language;  // empty: Chinese
  std::optional<std::uint8_t> quarters;
  evidence::Box region{0, 0, 1000, 1000};
};
struct KeepReading {};  // what was tried becomes the page's own
struct DropReading {};
struct ReadAsUsual {
  PagePlace place;
};
struct JudgeSeal {
  PagePlace place;
  evidence::SealVerdict verdict = evidence::SealVerdict::Unsure;
};
struct RetryProblems {
  std::string code;  // of the cause
};
struct ChooseEngine {
  std::string engine;  // empty: the best that is installed
};
struct PauseOnBattery {
  bool wanted = false;
};
struct ShowAbout {
  bool open = true;
};

using Intent = std::variant<ChooseWorkspace, OpenPage, ChooseCriterion, StepCriterion, Select, Deselect, LinkEvidence,
                            RemoveLink, ConfirmLinks, DecideFact, Rate, Undo, Find, FindOnPage, ChooseHit, CiteHit,
                            Import, StartReading, PauseReading, CancelImport, WriteDraft, WantPicture, CloseNotice,
                            CorrectWords, TryReading, KeepReading, DropReading, ReadAsUsual, JudgeSeal, RetryProblems,
                            ChooseEngine, PauseOnBattery, ShowAbout>;
using Intents = std::vector<Intent>;

// A page's picture on the graphics card; `texture` null: not there yet.
struct Picture {
  ImTextureID texture = nullptr;
  float width = 0;
  float height = 0;
  [[nodiscard]] explicit operator bool() const { return texture != nullptr; }
};

inline void append(Intents& to, Intents&& more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace workbench::panels
