// A journal's Entry, as "kind\nbody": a body is accepted only as it would be written again, and playing it on an empty
// Case either fails with a sentence or gives a state; it never tears anything.
#include <string>

#include "evidence/journal/journal.hpp"
#include "tests/fuzz/oracle.hpp"

using namespace evidence;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(as_text(fuzz::input(data, size)));
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return 0;
  const std::string kind = text.substr(0, end);
  const std::string body = text.substr(end + 1);
  const auto command = journal::decode(kind, body);
  if (!command) {
    require(command.error().kind == ErrorKind::Input && !command.error().key.name.empty(),
            "a refusal has its sentence");
    return 0;
  }
  require(journal::kind_of(*command) == kind, "the kind is kept");
  require(journal::encode(*command) == body, "an accepted body is canonical");
  journal::EntryHead head;
  head.origin = {1};
  head.number = 1;
  head.action = 1;
  head.lamport = 1;
  head.actor = {"a-0123456789ab"};
  const journal::Entry entry = journal::chain(head, *command, {});
  require(entry.hash == journal::hash_of(entry), "an Entry's hash is its own");
  const CaseSnapshot before;
  const auto after = journal::play(before, head, *command);
  if (!after) require(!after.error().key.name.empty(), "a refusal has its sentence");
  return 0;
}
