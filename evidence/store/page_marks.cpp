#include "evidence/store/page_marks.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace evidence::store {

namespace {

using nlohmann::json;

template <class Number>
std::optional<Number> number_at(const json& list, std::size_t at) {
  return list[at].is_number_integer() ? std::optional(list[at].get<Number>()) : std::nullopt;
}

std::optional<Passage> passage_of(const json& list) {
  if (!list.is_array() || list.size() != 4 || !list[2].is_string() || !list[3].is_string()) return std::nullopt;
  const auto begin = number_at<std::uint32_t>(list, 0);
  const auto end = number_at<std::uint32_t>(list, 1);
  const auto kind = parse_word<PassageKind>(list[2].get<std::string>());
  if (!begin || !end || !kind) return std::nullopt;
  return Passage{*begin, *end, *kind, list[3].get<std::string>()};
}

std::optional<Seal> seal_of(const json& list) {
  if (!list.is_array() || list.size() != 9) return std::nullopt;
  const bool texts = list[4].is_string() && list[5].is_string() && list[6].is_string();
  const bool sides = std::all_of(list.begin(), list.begin() + 4, [](const json& side) { return side.is_number(); });
  if (!texts || !sides || !list[7].is_number() || !list[8].is_number()) return std::nullopt;
  const auto shape = parse_word<SealShape>(list[4].get<std::string>());
  if (!shape) return std::nullopt;
  Seal seal;
  seal.box = {list[0].get<std::int16_t>(), list[1].get<std::int16_t>(), list[2].get<std::int16_t>(),
              list[3].get<std::int16_t>()};
  seal.shape = *shape;
  seal.ring = list[5].get<std::string>();
  seal.inner = list[6].get<std::string>();
  seal.confidence = list[7].get<std::uint8_t>();
  seal.certainty = list[8].get<std::uint8_t>();
  return seal;
}

template <class Value, class Read>
std::vector<Value> list_of(const std::string& text, Read read) {
  std::vector<Value> values;
  const json list = json::parse(text, nullptr, false);
  if (!list.is_array()) return values;
  for (const json& one : list) {
    if (auto value = read(one)) values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace

std::string passages_text(const std::vector<Passage>& passages) {
  json list = json::array();
  for (const Passage& one : passages) list.push_back({one.begin, one.end, word(one.kind), one.note});
  return list.dump();
}

std::vector<Passage> passages_of(const std::string& text) { return list_of<Passage>(text, passage_of); }

std::string seals_text(const std::vector<Seal>& seals) {
  json list = json::array();
  for (const Seal& seal : seals) {
    list.push_back({seal.box.x, seal.box.y, seal.box.w, seal.box.h, word(seal.shape), seal.ring, seal.inner,
                    seal.confidence, seal.certainty});
  }
  return list.dump();
}

std::vector<Seal> seals_of(const std::string& text) { return list_of<Seal>(text, seal_of); }

}  // namespace evidence::store
