// JSON → model values, strictly: every field there, of its type, and no other. Private to the codecs of this room.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "evidence/journal/describe.hpp"

namespace evidence::journal {

class JsonReader {
 public:
  explicit JsonReader(const nlohmann::json& object) : object_(object), good_(object.is_object()) {}

  template <class T>
  void operator()(const char* name, T& value) {
    if (!good_) return;
    const auto found = object_.find(name);
    good_ = found != object_.end() && read(*found, value);
    ++known_;
  }
  [[nodiscard]] bool good() const { return good_ && known_ == object_.size(); }

  template <class T>
  static bool object_into(const nlohmann::json& json, T& value) {
    JsonReader reader(json);
    describe(reader, value);
    return reader.good();
  }

 private:
  template <class T>
  static bool read(const nlohmann::json& json, T& value) {
    if constexpr (std::is_enum_v<T>) {
      if (!json.is_string()) return false;
      return assign(value, parse_word<T>(json.get_ref<const std::string&>()));
    } else if constexpr (std::is_same_v<T, bool>) {
      if (!json.is_boolean()) return false;
      value = json.get<bool>();
      return true;
    } else if constexpr (std::is_integral_v<T>) {
      return read_integer(json, value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!json.is_string()) return false;
      value = json.get<std::string>();
      return true;
    } else if constexpr (std::is_same_v<T, ActorId> || std::is_same_v<T, CriterionId>) {
      return read(json, value.value);
    } else {
      return object_into(json, value);
    }
  }
  template <class T>
  static bool read_integer(const nlohmann::json& json, T& value) {
    if (json.is_number_unsigned()) {
      const auto number = json.get<std::uint64_t>();
      if (number > static_cast<std::uint64_t>(std::numeric_limits<T>::max())) return false;
      value = static_cast<T>(number);
      return true;
    }
    if (!json.is_number_integer() || std::is_unsigned_v<T>) return false;
    const auto number = json.get<std::int64_t>();
    if (number < static_cast<std::int64_t>(std::numeric_limits<T>::min())) return false;
    value = static_cast<T>(number);
    return true;
  }
  template <class T>
  static bool assign(T& value, const std::optional<T>& parsed) {
    if (parsed) value = *parsed;
    return parsed.has_value();
  }
  template <class Tag>
  static bool read(const nlohmann::json& json, Id<Tag>& id) {
    return json.is_string() && assign(id, parse_full_id<Tag>(json.get_ref<const std::string&>()));
  }
  static bool read(const nlohmann::json& json, OriginId& origin) {
    return json.is_string() && assign(origin, parse_origin(json.get_ref<const std::string&>()));
  }
  static bool read(const nlohmann::json& json, Sha256& digest) {
    return json.is_string() && assign(digest, parse_sha256(json.get_ref<const std::string&>()));
  }
  static bool read(const nlohmann::json& json, CivilDate& date) {
    return json.is_string() && assign(date, parse_date(json.get_ref<const std::string&>()));
  }
  static bool read(const nlohmann::json& json, Instant& instant) {
    return json.is_string() && assign(instant, parse_instant(json.get_ref<const std::string&>()));
  }
  template <class T>
  static bool read(const nlohmann::json& json, std::optional<T>& value) {
    if (json.is_null()) {
      value.reset();
      return true;
    }
    return read(json, value.emplace());
  }
  template <class T>
  static bool read(const nlohmann::json& json, std::vector<T>& values) {
    if (!json.is_array()) return false;
    values.clear();
    for (const auto& element : json) {
      if (!read(element, values.emplace_back())) return false;
    }
    return true;
  }
  template <class T>
  static bool read(const nlohmann::json& json, std::map<ActorId, T>& values) {
    if (!json.is_object()) return false;
    values.clear();
    for (const auto& [actor, element] : json.items()) {
      if (!read(element, values[ActorId{actor}])) return false;
    }
    return true;
  }
  static bool read(const nlohmann::json& json, std::variant<Citation, RecordId>& evidence) {
    if (!json.is_object() || json.size() != 1) return false;
    if (json.begin().key() == "record") return read(json.front(), evidence.emplace<RecordId>());
    return json.begin().key() == "citation" && read(json.front(), evidence.emplace<Citation>());
  }
  static bool read(const nlohmann::json& json, FactValue& value) {
    if (!json.is_object() || json.size() != 1) return false;
    const std::string& key = json.begin().key();
    if (key == "bool") return read(json.front(), value.emplace<bool>());
    if (key == "integer") return read(json.front(), value.emplace<std::int64_t>());
    if (key == "date") return read(json.front(), value.emplace<CivilDate>());
    return key == "text" && read(json.front(), value.emplace<std::string>());
  }

  const nlohmann::json& object_;
  bool good_;
  std::size_t known_ = 0;
};

}  // namespace evidence::journal
