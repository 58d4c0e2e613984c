// Model values → JSON. Private to the .cpp files of this room that hold codecs. Written form: schemas/journal.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "evidence/journal/describe.hpp"

namespace evidence::journal {

// What was written, and whether every text in it was UTF-8.
class JsonWriter {
 public:
  template <class T>
  void operator()(const char* name, const T& value) {
    object_[name] = write(value);
  }
  nlohmann::json take() { return std::move(object_); }

  template <class T>
  static nlohmann::json object_of(const T& value) {
    JsonWriter writer;
    describe(writer, value);
    return writer.take();
  }

 private:
  template <class T>
  static nlohmann::json write(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      return std::string(word(value));
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else if constexpr (std::is_same_v<T, ActorId> || std::is_same_v<T, CriterionId>) {
      return value.value;
    } else {
      return object_of(value);
    }
  }
  template <class Tag>
  static nlohmann::json write(const Id<Tag>& id) {
    return full_form(id);
  }
  static nlohmann::json write(const OriginId& origin) { return to_text(origin); }
  static nlohmann::json write(const Sha256& digest) { return to_hex(digest); }
  static nlohmann::json write(const CivilDate& date) { return format_date(date); }
  static nlohmann::json write(const Instant& instant) { return format_instant(instant); }
  template <class T>
  static nlohmann::json write(const std::optional<T>& value) {
    return value ? write(*value) : nlohmann::json(nullptr);
  }
  template <class T>
  static nlohmann::json write(const std::vector<T>& values) {
    nlohmann::json list = nlohmann::json::array();
    for (const T& value : values) list.push_back(write(value));
    return list;
  }
  template <class T>
  static nlohmann::json write(const std::map<ActorId, T>& values) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [actor, value] : values) object[actor.value] = write(value);
    return object;
  }
  static nlohmann::json write(const std::variant<Citation, RecordId>& evidence) {
    if (const auto* record = std::get_if<RecordId>(&evidence)) return {{"record", write(*record)}};
    return {{"citation", write(std::get<Citation>(evidence))}};
  }
  static nlohmann::json write(const FactValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return {{"bool", *truth}};
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return {{"integer", *integer}};
    if (const auto* date = std::get_if<CivilDate>(&value)) return {{"date", write(*date)}};
    return {{"text", std::get<std::string>(value)}};
  }

  nlohmann::json object_ = nlohmann::json::object();
};

// Sorted keys, no blanks. A text that is no UTF-8 gets U+FFFD; play refuses such a Command before it is written.
inline std::string canonical(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace evidence::journal
