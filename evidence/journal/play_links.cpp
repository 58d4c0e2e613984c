// Records, and Links from evidence to Criteria with what a second person says of them.
#include "evidence/base/utf8.hpp"
#include "evidence/journal/steps.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

Result<void> check_project(const CaseSnapshot& state, const std::optional<ProjectId>& project) {
  if (!project) return {};
  const auto found = present(state.projects, *project);
  if (!found) return std::unexpected(found.error());
  return {};
}

Result<void> check_evidence(const CaseSnapshot& state, const Link& link) {
  if (const auto* citation = std::get_if<Citation>(&link.evidence)) return check_citation(state, *citation);
  const auto record = present(state.records, std::get<RecordId>(link.evidence));
  if (!record) return std::unexpected(record.error());
  return {};
}

}  // namespace

Step step(CaseSnapshot state, const EntryHead& head, const AddRecord& command) {
  if (auto checked = check_new(state.records, head, command.record); !checked) return pass_on(checked);
  if (auto checked = check_project(state, command.record.project); !checked) return pass_on(checked);
  if (collapse_blanks(command.record.title).empty()) return fail(ErrorKind::Input, "error.journal.name-needed"_key);
  if (!command.record.held_on.ok()) {
    return fail(ErrorKind::Input, "error.journal.date-needed"_key, {{"record", command.record.title}});
  }
  Record record = command.record;
  record.made_by = head.actor;
  record.removed = false;
  append_row(state.records, std::move(record));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RemoveRecord& command) {
  if (auto done = set_removed(state.records, command.record, true); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RestoreRecord& command) {
  if (auto done = set_removed(state.records, command.record, false); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const AddLink& command) {
  Link link = command.link;
  if (auto checked = check_new(state.links, head, link); !checked) return pass_on(checked);
  if (auto checked = check_evidence(state, link); !checked) return pass_on(checked);
  if (auto checked = check_project(state, link.project); !checked) return pass_on(checked);
  if (link.criterion.value.empty()) return fail(ErrorKind::Input, "error.journal.criterion-needed"_key);
  if (link.valid_from && link.valid_to && *link.valid_to < *link.valid_from) {
    return fail(ErrorKind::Input, "error.journal.validity"_key,
                {{"from", format_date(*link.valid_from)}, {"to", format_date(*link.valid_to)}});
  }
  link.made_by = head.actor;
  link.made_at = head.wall;
  link.reviews.clear();
  link.resolutions.clear();
  link.removed = false;
  link.removed_because.clear();
  append_row(state.links, std::move(link));
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const RemoveLink& command) {
  const auto found = present(state.links, command.link);
  if (!found) return std::unexpected(found.error());
  if (auto checked = check_reason(head, command.because, short_form(command.link)); !checked) return pass_on(checked);
  Link link = **found;
  link.removed = true;
  link.removed_because = command.because;
  replace_row(state.links, std::move(link));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RestoreLink& command) {
  const auto found = absent(state.links, command.link);
  if (!found) return std::unexpected(found.error());
  Link link = **found;
  link.removed = false;
  link.removed_because.clear();
  replace_row(state.links, std::move(link));
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const ReviewLink& command) {
  const auto found = present(state.links, command.link);
  if (!found) return std::unexpected(found.error());
  Link link = **found;
  const std::string name = short_form(command.link);
  if (link.made_by == head.actor) return fail(ErrorKind::Input, "error.journal.own-link"_key, {{"link", name}});
  if (command.verdict == Verdict::None) {
    if (link.reviews.erase(head.actor) == 0) {
      return fail(ErrorKind::Conflict, "error.journal.nothing-said"_key, {{"link", name}});
    }
  } else {
    if (command.verdict == Verdict::Disputed) {
      if (auto checked = check_reason(head, command.because, name); !checked) return pass_on(checked);
    }
    link.reviews[head.actor] = {command.verdict, command.because};
  }
  replace_row(state.links, std::move(link));
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const ResolveLink& command) {
  const auto found = present(state.links, command.link);
  if (!found) return std::unexpected(found.error());
  Link link = **found;
  const std::string name = short_form(command.link);
  if (!command.resolution) {
    if (link.resolutions.erase(head.actor) == 0) {
      return fail(ErrorKind::Conflict, "error.journal.nothing-said"_key, {{"link", name}});
    }
  } else {
    if (auto checked = check_reason(head, command.resolution->because, name); !checked) return pass_on(checked);
    if (command.resolution->evidence) {
      const auto evidence = present(state.links, *command.resolution->evidence);
      if (!evidence) return std::unexpected(evidence.error());
    }
    link.resolutions[head.actor] = *command.resolution;
  }
  replace_row(state.links, std::move(link));
  return state;
}

}  // namespace evidence::journal
