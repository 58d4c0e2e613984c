#include "workbench/session/scoring_case.hpp"

namespace workbench {

using namespace evidence;
using namespace evidence::literals;

CaseScore score(const Session& session, ScoreOptions options) {
  options.today = civil_date(session.clock().now());
  return score_case(session.catalogue(), *session.snapshot(), options);
}

Result<const Criterion*> criterion_of(const Session& session, std::string_view id) {
  const Criterion* criterion = find_criterion(session.catalogue(), CriterionId{std::string(id)});
  if (criterion != nullptr) return criterion;
  // What a person most likely meant: ids that begin alike.
  std::string near;
  const std::string_view start = id.substr(0, std::min<std::size_t>(id.size(), 4));
  int shown = 0;
  for (const Criterion& candidate : session.catalogue().criteria) {
    if (!candidate.id.value.starts_with(start) || shown == 5) continue;
    near += (near.empty() ? "" : "、") + candidate.id.value;
    ++shown;
  }
  return fail(ErrorKind::Input, "error.criterion.unknown"_key,
              {{"criterion", std::string(id)}, {"near", near.empty() ? "—" : near}});
}

}  // namespace workbench
