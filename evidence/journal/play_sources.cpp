// The Case itself, its people, projects and Sources.
#include <algorithm>

#include "evidence/base/bytes.hpp"
#include "evidence/base/utf8.hpp"
#include "evidence/journal/steps.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

constexpr std::size_t case_id_digits = 32;

bool is_case_id(std::string_view text) {
  return text.size() == case_id_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool overlap(const Source& a, const Source& b) {
  return a.first_item.origin == b.first_item.origin && a.first_item.counter < b.first_item.counter + b.item_count &&
         b.first_item.counter < a.first_item.counter + a.item_count;
}

}  // namespace

Step step(CaseSnapshot state, const EntryHead& head, const CreateCase& command) {
  if (!is_case_id(command.info.case_id)) return fail(ErrorKind::Input, "error.journal.case-id"_key);
  if (collapse_blanks(command.info.applicant).empty()) {
    return fail(ErrorKind::Input, "error.journal.applicant-needed"_key);
  }
  state.info = command.info;
  state.info.created = head.wall;
  return state;
}

// Introducing a person again brings the name and role up to date: two copies of a Case may each have done it.
Step step(CaseSnapshot state, const EntryHead&, const IntroduceActor& command) {
  if (!command.actor.id || !command.actor.origin || collapse_blanks(command.actor.name).empty()) {
    return fail(ErrorKind::Input, "error.journal.actor-incomplete"_key);
  }
  replace_row(state.actors, command.actor);
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const AddProject& command) {
  if (auto checked = check_new(state.projects, head, command.project); !checked) return pass_on(checked);
  if (collapse_blanks(command.project.name).empty()) return fail(ErrorKind::Input, "error.journal.name-needed"_key);
  Project project = command.project;
  project.removed = false;
  append_row(state.projects, std::move(project));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RemoveProject& command) {
  if (auto done = set_removed(state.projects, command.project, true); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RestoreProject& command) {
  if (auto done = set_removed(state.projects, command.project, false); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead& head, const ImportSource& command) {
  if (auto checked = check_new(state.sources, head, command.source); !checked) return pass_on(checked);
  Source source = command.source;
  if (source.manifest == Sha256{} || (source.item_count > 0 && !source.first_item)) {
    return fail(ErrorKind::Input, "error.journal.source-incomplete"_key, {{"source", source.name}});
  }
  if (source.item_count > 0 && source.first_item.origin != head.origin) {
    return fail(ErrorKind::Input, keys::foreign_id, {{"thing", full_form(source.first_item)}});
  }
  for (const auto& other : *state.sources) {
    if (overlap(source, *other)) {
      return fail(ErrorKind::Conflict, keys::thing_exists, {{"thing", short_form(source.first_item)}});
    }
  }
  source.received = head.wall;
  source.received_by = head.actor;
  source.removed = false;
  append_row(state.sources, std::move(source));
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RemoveSource& command) {
  if (auto done = set_removed(state.sources, command.source, true); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const RestoreSource& command) {
  if (auto done = set_removed(state.sources, command.source, false); !done) return pass_on(done);
  return state;
}

Step step(CaseSnapshot state, const EntryHead&, const ReinterpretNames& command) {
  const auto found = present(state.sources, command.source);
  if (!found) return std::unexpected(found.error());
  if (!command.encoding.empty() && !decode(as_bytes("a"), command.encoding.c_str())) {
    return fail(ErrorKind::Input, "error.journal.unknown-encoding"_key, {{"encoding", command.encoding}});
  }
  Source source = **found;
  source.encoding = command.encoding;
  replace_row(state.sources, std::move(source));
  return state;
}

Result<void> check_citation(const CaseSnapshot& state, const Citation& citation) {
  const auto holds = [&](const auto& source) {
    return !source->removed && source->first_item.origin == citation.item.origin &&
           citation.item.counter >= source->first_item.counter &&
           citation.item.counter - source->first_item.counter < source->item_count;
  };
  if (!citation.item || std::none_of(state.sources->begin(), state.sources->end(), holds)) {
    return fail(ErrorKind::Input, keys::unknown_thing, {{"thing", short_form(citation.item)}});
  }
  if (citation.page == 0 || citation.blob == Sha256{}) {
    return fail(ErrorKind::Input, "error.journal.citation-incomplete"_key, {{"item", short_form(citation.item)}});
  }
  return {};
}

}  // namespace evidence::journal
