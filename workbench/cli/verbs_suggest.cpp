// suggest
#include <fmt/format.h>

#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/verbs.hpp"
#include "workbench/session/scoring_case.hpp"
#include "workbench/session/suggesting.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

Result<int> run_suggest(const Context& context) {
  auto limit = context.arguments.number("limit", 1, 1000);
  if (!limit) return pass_on(limit);
  auto session = context.open_case(store::OpenMode::ReadOnly);
  if (!session) return pass_on(session);
  std::optional<CriterionId> only;
  if (context.arguments.positionals().size() > 1) {
    auto criterion = criterion_of(**session, context.arguments.positionals()[1]);
    if (!criterion) return pass_on(criterion);
    only = (*criterion)->id;
  }
  // For one Criterion a page of them; for all, the best few of each.
  const auto most = static_cast<std::size_t>(limit->value_or(only ? 20 : 3));
  auto proposals = propose_evidence(**session, only, most);
  if (!proposals) return pass_on(proposals);
  Json list = Json::array();
  std::string text;
  for (const Proposal& proposal : *proposals) {
    Json why = Json::array();
    std::string reasons;
    for (const suggest::Reason& reason : proposal.candidate.why) {
      why.push_back(context.texts.of("suggest.why.", reason.code, reason.arguments));
      reasons += (reasons.empty() ? "" : "；") + why.back().get<std::string>();
    }
    list.push_back({{"criterion", proposal.candidate.criterion.value},
                    {"item", short_form(proposal.item.id)},
                    {"path", proposal.item.path},
                    {"page", proposal.candidate.page},
                    {"score", proposal.candidate.score},
                    {"why", why}});
    text += fmt::format("{:<16} {} p{}  {}  {}\n", proposal.candidate.criterion.value, short_form(proposal.item.id),
                        proposal.candidate.page, proposal.item.path, reasons);
  }
  if (list.empty()) text = context.texts("cli.suggest.none"_key);
  context.emit({{"candidates", list}}, text);
  return exit_done;
}

}  // namespace workbench::cli
