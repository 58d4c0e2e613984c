// The draft of the audit conclusion (审核结论). Guide, 5.4: 项目组根据采集的证据…给出项目审核结论.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "evidence/base/digest.hpp"
#include "evidence/base/ids.hpp"
#include "evidence/base/result.hpp"
#include "evidence/base/texts.hpp"
#include "evidence/criteria/catalogue.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/report/report.hpp"
#include "evidence/report/template.hpp"
#include "evidence/scoring/conclusion.hpp"
#include "evidence/scoring/score.hpp"

namespace evidence::report {

// Where an Item stands. Nothing when the Case does not know it (its Source was withdrawn).
struct ItemPlace {
  std::string path;  // from the Source's root
  Sha256 blob;
};
using FindItem = std::function<std::optional<ItemPlace>(const ItemId&)>;

// How far reading got: the draft says what was not looked at.
struct ReadingState {
  std::uint64_t files = 0;
  std::uint64_t files_read = 0;
  std::uint64_t files_waiting = 0;
  std::uint64_t problems = 0;  // files that could not be read, or not wholly
  std::uint64_t pages_read = 0;
  std::uint64_t pages_waiting = 0;
};

// Everything the draft is made from. Only read; must outlive the call. No clock and no locale: the same inputs give the
// same Report.
struct ConclusionInputs {
  const Catalogue& catalogue;
  const CaseSnapshot& snapshot;
  const CaseScore& score;
  const Conclusion& proposed;  // by the conclusion rule (scoring/conclusion.hpp): never by the score
  FindItem find_item;
  ReadingState reading;
  const ConclusionTemplate& outline;
  const Texts& texts;  // of the language to write in
};

// Fails when the score was made for other criteria than the Catalogue's (error.report.score). Any thread.
Result<Report> build_conclusion(const ConclusionInputs& inputs);

}  // namespace evidence::report
