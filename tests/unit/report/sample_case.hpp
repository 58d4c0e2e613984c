// A case made by hand that shows every state: supported, contradicted, unproven, rated, not applicable; facts proven,
// claimed, rejected and missing.
#pragma once

#include "evidence/model/case_snapshot.hpp"
#include "evidence/report/conclusion.hpp"

namespace evidence::report {

CaseSnapshot sample_case();  // everything above
CaseSnapshot empty_case();   // an applicant and nothing else
FindItem sample_items();

// What a draft needs, loaded from the project's own assets and scored by the room scoring.
struct Sample {
  Catalogue catalogue;
  Texts texts;
  ConclusionTemplate outline;
  CaseSnapshot snapshot;
  CaseScore score;
  Conclusion proposed;
};
Sample make_sample(CaseSnapshot snapshot, std::string_view language = "zh_CN");
ConclusionInputs inputs_of(const Sample& sample);
Report draft_of(const Sample& sample);

}  // namespace evidence::report
