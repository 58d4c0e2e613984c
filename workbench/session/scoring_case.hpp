// The sufficiency of the Case as it stands.
#pragma once

#include "evidence/scoring/conclusion.hpp"
#include "evidence/scoring/score.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

// `options.today` is filled from the session's clock.
evidence::CaseScore score(const Session& session, evidence::ScoreOptions options = {});

// Fails (Input) when the Catalogue has no such Criterion; names near ones.
evidence::Result<const evidence::Criterion*> criterion_of(const Session& session, std::string_view id);

}  // namespace workbench
