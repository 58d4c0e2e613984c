// The JSON that --json prints: one form for each thing, shared by the verbs. Schemas: schemas/cli/.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "evidence/index/search.hpp"
#include "evidence/model/case_snapshot.hpp"
#include "evidence/scoring/score.hpp"
#include "workbench/cli/verb.hpp"

namespace workbench::cli {

using Json = nlohmann::json;

Json json_of(const evidence::Problem& problem, const evidence::Texts& texts);
Json json_of(const evidence::Box& box);  // [x, y, w, h]
Json json_of(const evidence::CaseSnapshot& snapshot, const evidence::Item& item, const evidence::Texts& texts);
Json json_of(const evidence::CaseSnapshot& snapshot, const evidence::Link& link);
Json json_of(const Session& session, const evidence::Fact& fact);
Json json_of(const evidence::CaseSnapshot& snapshot, const evidence::CriterionResult& result);
Json json_of(const evidence::journal::ActionId& action);

std::string source_name(const evidence::CaseSnapshot& snapshot, evidence::SourceId id);  // "S1"
std::string project_name(const evidence::CaseSnapshot& snapshot, const std::optional<evidence::ProjectId>& id);
evidence::Method method_of(const evidence::CaseSnapshot& snapshot, const evidence::Link& link);

}  // namespace workbench::cli
