// Commands ↔ (kind, canonical JSON).
#include <algorithm>
#include <array>
#include <string_view>

#include "evidence/journal/journal.hpp"
#include "evidence/journal/json_read.hpp"
#include "evidence/journal/json_write.hpp"
#include "evidence/journal/kinds.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

// In the order of the variant. A kind's name is for ever.
constexpr std::array<std::string_view, std::variant_size_v<Command>> kinds{"create-case",
                                                                           "introduce-actor",
                                                                           "add-project",
                                                                           "remove-project",
                                                                           "restore-project",
                                                                           "import-source",
                                                                           "remove-source",
                                                                           "restore-source",
                                                                           "reinterpret-names",
                                                                           "add-record",
                                                                           "remove-record",
                                                                           "restore-record",
                                                                           "add-link",
                                                                           "remove-link",
                                                                           "restore-link",
                                                                           "review-link",
                                                                           "resolve-link",
                                                                           "add-fact",
                                                                           "decide-fact",
                                                                           "remove-fact",
                                                                           "restore-fact",
                                                                           "rate",
                                                                           "withdraw-rating",
                                                                           "declare-not-applicable",
                                                                           "withdraw-not-applicable",
                                                                           "correct-page",
                                                                           "remove-correction",
                                                                           "restore-correction",
                                                                           "read-page-so",
                                                                           "read-page-as-usual",
                                                                           "judge-seal",
                                                                           "withdraw-seal-judgement"};

// The Command with its default values that stands at `index` of the variant.
template <std::size_t Index = 0>
Command empty_command(std::size_t index) {
  if constexpr (Index + 1 < std::variant_size_v<Command>) {
    if (index != Index) return empty_command<Index + 1>(index);
  }
  return Command(std::in_place_index<Index>);
}

}  // namespace

std::span<const std::string_view> known_kinds() { return kinds; }

bool is_known_kind(std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

std::string kind_of(const Command& command) { return std::string(kinds[command.index()]); }

std::string encode(const Command& command) {
  return std::visit([](const auto& one) { return canonical(JsonWriter::object_of(one)); }, command);
}

Result<Command> decode(const std::string& kind, const std::string& body) {
  const auto found = std::find(kinds.begin(), kinds.end(), kind);
  if (found == kinds.end()) return fail(ErrorKind::Input, "error.journal.unknown-kind"_key, {{"kind", kind}});
  Command command = empty_command(static_cast<std::size_t>(found - kinds.begin()));
  const nlohmann::json json = nlohmann::json::parse(body, nullptr, false);
  const bool good =
      json.is_object() && std::visit([&](auto& one) { return JsonReader::object_into(json, one); }, command);
  // The written form is canonical: whatever reads well but would be written otherwise (blanks, a key twice) was not
  // written here.
  if (!good || encode(command) != body) {
    return fail(ErrorKind::Input, "error.journal.malformed"_key, {{"kind", kind}}, body);
  }
  return command;
}

}  // namespace evidence::journal
