// The seals of a Case: where they are, whose they are, and what they say about the application form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/facts/match_name.hpp"
#include "evidence/model/page.hpp"
#include "evidence/model/rows.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

struct SealPlace {
  evidence::Item item;
  std::uint32_t page = 1;
  evidence::Seal seal;
  bool partial = false;                                                       // the page's edge cuts it
  evidence::facts::NameMatch match = evidence::facts::NameMatch::Unreadable;  // with the applicant's name
};

// Proposals: a person confirms them (JudgeSeal).
struct SealedForm {
  evidence::Item item;
  // Sealed: a seal reads as the applicant's. Unsure: there are seals, none of which does. NotSealed: there is none.
  evidence::SealVerdict verdict = evidence::SealVerdict::Unsure;
  std::optional<std::size_t> seal;  // of `seals`: the one that decided
};

// Consecutive pages that carry cut seals at the same height, each on the left or right edge: 骑缝章.
struct CrossPageSeal {
  evidence::Item item;
  std::uint32_t first = 1;
  std::uint32_t last = 1;
};

struct SealsOfCase {
  std::vector<SealPlace> seals;   // by path, page and place
  std::vector<SealedForm> forms;  // items whose first page is titled 申请书
  std::vector<CrossPageSeal> crossing;
};

// Of one Item, or of all.
evidence::Result<SealsOfCase> seals_of_case(Session& session, const std::optional<evidence::Item>& item);

}  // namespace workbench
