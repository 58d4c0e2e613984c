// Ids: two kinds of thing can never be mistaken for one another.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace evidence {

// One actor on one installation: a random number kept with the actor's key outside the Case. 0 = none.
struct OriginId {
  std::uint64_t value = 0;
  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(OriginId, OriginId) = default;
};

std::string to_text(OriginId origin);                         // 16 lower-case hex digits
std::optional<OriginId> parse_origin(std::string_view text);  // nothing unless exactly that

// A thing of a Case, named by the origin that made it and that origin's counter for the kind. Never reassigned.
// Tag::prefix is the letter of its short form: I17, L4, R2, F3, S1, P1, C1.
template <class Tag>
struct Id {
  OriginId origin;
  std::uint64_t counter = 0;
  constexpr explicit operator bool() const { return counter != 0; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

struct SourceTag {
  static constexpr char prefix = 'S';
};
struct ItemTag {
  static constexpr char prefix = 'I';
};
struct RecordTag {
  static constexpr char prefix = 'R';
};
struct LinkTag {
  static constexpr char prefix = 'L';
};
struct FactTag {
  static constexpr char prefix = 'F';
};
struct ProjectTag {
  static constexpr char prefix = 'P';
};
struct CorrectionTag {
  static constexpr char prefix = 'C';
};

using SourceId = Id<SourceTag>;
using ItemId = Id<ItemTag>;
using RecordId = Id<RecordTag>;
using LinkId = Id<LinkTag>;
using FactId = Id<FactTag>;
using ProjectId = Id<ProjectTag>;
using CorrectionId = Id<CorrectionTag>;

// "L4"; where a second origin made an L4 too, callers lengthen it with as many hex digits of the origin as are needed
// ("L4.3f").
template <class Tag>
std::string short_form(Id<Tag> id) {
  return std::string(1, Tag::prefix) + std::to_string(id.counter);
}

// "L4@<origin>", the whole name: how ids stand in Entries.
template <class Tag>
std::string full_form(Id<Tag> id) {
  return short_form(id) + "@" + to_text(id.origin);
}

struct ParsedId {
  std::uint64_t counter = 0;
  std::string origin_digits;  // leading hex digits of the origin; empty where the short form was given
};
// "L4", "L4.3f" or "L4@<origin>" with the given letter (upper or lower case).
std::optional<ParsedId> parse_id(char prefix, std::string_view text);

template <class Tag>
std::optional<Id<Tag>> parse_full_id(std::string_view text) {
  const auto parsed = parse_id(Tag::prefix, text);
  if (!parsed) return std::nullopt;
  const auto origin = parse_origin(parsed->origin_digits);
  if (!origin) return std::nullopt;
  return Id<Tag>{*origin, parsed->counter};
}

// An Actor's id is stable over installations: "a-" and 12 hex digits, made from the public key.
struct ActorId {
  std::string value;
  explicit operator bool() const { return !value.empty(); }
  friend auto operator<=>(const ActorId&, const ActorId&) = default;
};

// The id of a Criterion as it stands in the Catalogue: "3.2-2", "SD-PA02.BP03", "SD-PA02/GP2.1.1".
struct CriterionId {
  std::string value;
  friend auto operator<=>(const CriterionId&, const CriterionId&) = default;
};

}  // namespace evidence

template <class Tag>
struct std::hash<evidence::Id<Tag>> {
  std::size_t operator()(const evidence::Id<Tag>& id) const noexcept {
    return std::hash<std::uint64_t>{}(id.origin.value * 0x9e3779b97f4a7c15ULL + id.counter);
  }
};
template <>
struct std::hash<evidence::CriterionId> {
  std::size_t operator()(const evidence::CriterionId& id) const noexcept { return std::hash<std::string>{}(id.value); }
};
