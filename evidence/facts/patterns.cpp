#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "evidence/base/texts.hpp"
#include "evidence/facts/facts.hpp"

namespace evidence::facts {
namespace {

using namespace evidence::literals;
using Json = nlohmann::json;

constexpr std::array<std::pair<std::string_view, PatternKind>, 6> kinds{{{"money", PatternKind::Money},
                                                                         {"date", PatternKind::Date},
                                                                         {"range-begin", PatternKind::RangeBegin},
                                                                         {"range-end", PatternKind::RangeEnd},
                                                                         {"count", PatternKind::Count},
                                                                         {"code", PatternKind::Code}}};
constexpr std::array<std::string_view, 8> fields{"fact",     "kind",         "labels",  "not_after", "not_followed_by",
                                                 "page_has", "page_has_not", "shortest"};

FactType type_of(PatternKind kind) {
  switch (kind) {
    case PatternKind::Money:
      return FactType::Money;
    case PatternKind::Date:
    case PatternKind::RangeBegin:
    case PatternKind::RangeEnd:
      return FactType::Date;
    case PatternKind::Count:
      return FactType::Integer;
    case PatternKind::Code:
      return FactType::Text;
  }
  return FactType::Text;
}

// Reads one file; every refusal names the file and the field.
class Reader {
 public:
  Reader(std::string_view file, const std::vector<FactDefinition>& registry) : file_(file), registry_(registry) {}

  Result<std::vector<FactPattern>> read(std::string_view text) const {
    const Json document = Json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("patterns") || !document["patterns"].is_array())
      return wrong("patterns");
    std::vector<FactPattern> patterns;
    for (std::size_t i = 0; i < document["patterns"].size(); ++i) {
      auto pattern = one(document["patterns"][i], fmt::format("patterns[{}]", i));
      if (!pattern) return pass_on(pattern);
      patterns.push_back(std::move(*pattern));
    }
    return patterns;
  }

 private:
  [[nodiscard]] std::unexpected<Error> wrong(const std::string& field) const {
    return fail(ErrorKind::Input, "error.facts.pattern"_key, {{"file", file_}, {"field", field}});
  }

  [[nodiscard]] Result<std::vector<std::string>> words(const Json& object, const char* name,
                                                       const std::string& path) const {
    std::vector<std::string> list;
    if (!object.contains(name)) return list;
    if (!object[name].is_array()) return wrong(std::string(path).append(".").append(name));
    for (const Json& word : object[name]) {
      if (!word.is_string() || word.get<std::string>().empty()) return wrong(path + "." + name);
      list.push_back(word.get<std::string>());
    }
    return list;
  }

  [[nodiscard]] Result<void> names(const Json& object, const std::string& path, FactPattern& pattern) const {
    const std::array<std::pair<const char*, std::vector<std::string>*>, 5> lists{
        {{"labels", &pattern.labels},
         {"not_after", &pattern.not_after},
         {"not_followed_by", &pattern.not_followed_by},
         {"page_has", &pattern.page_has},
         {"page_has_not", &pattern.page_has_not}}};
    for (const auto& [name, list] : lists) {
      auto read = words(object, name, path);
      if (!read) return pass_on(read);
      *list = std::move(*read);
    }
    if (pattern.labels.empty()) return wrong(path + ".labels");
    return {};
  }

  [[nodiscard]] Result<FactPattern> one(const Json& object, const std::string& path) const {
    if (!object.is_object()) return wrong(path);
    for (const auto& [name, value] : object.items()) {
      if (std::ranges::find(fields, name) == fields.end()) return wrong(path + "." + name);
    }
    FactPattern pattern;
    pattern.fact = object.contains("fact") && object["fact"].is_string() ? object["fact"].get<std::string>() : "";
    const FactDefinition* definition = find_fact(registry_, pattern.fact);
    if (definition == nullptr) return wrong(path + ".fact");
    const std::string kind =
        object.contains("kind") && object["kind"].is_string() ? object["kind"].get<std::string>() : "";
    const auto known = std::ranges::find(kinds, kind, [](const auto& pair) { return pair.first; });
    if (known == kinds.end() || type_of(known->second) != definition->type) return wrong(path + ".kind");
    pattern.kind = known->second;
    if (object.contains("shortest")) {
      if (!object["shortest"].is_number_unsigned()) return wrong(path + ".shortest");
      pattern.shortest = object["shortest"].get<std::size_t>();
    }
    if (auto read = names(object, path, pattern); !read) return pass_on(read);
    return pattern;
  }

  std::string file_;
  const std::vector<FactDefinition>& registry_;
};

}  // namespace

Result<std::vector<FactPattern>> read_patterns(std::string_view json, std::string_view file_name,
                                               const std::vector<FactDefinition>& registry) {
  return Reader(file_name, registry).read(json);
}

std::filesystem::path default_patterns_path() { return share_folder() / "assets" / "facts" / "patterns.json"; }

}  // namespace evidence::facts
