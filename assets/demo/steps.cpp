#include "demo/steps.hpp"

#include <algorithm>
#include <array>

#include "evidence/base/bytes.hpp"

namespace evidence::demo {
namespace {

using namespace literals;
using Json = nlohmann::json;

constexpr std::array kOwnFields{"verb",  "case",   "args", "criteria", "links",
                                "label", "unless", "path", "from",     "actor"};
constexpr std::array kLabelFields{"record", "project", "evidence"};

template <class List>
bool among(const List& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

Result<std::string> id_of_path(const std::string& path, const ItemIds& items) {
  if (const auto exact = items.find(path); exact != items.end()) return exact->second;
  std::vector<std::string> ends;
  for (const auto& [whole, id] : items)
    if (whole.ends_with("/" + path)) ends.push_back(id);
  if (ends.size() != 1)
    return fail(ErrorKind::Input, "error.demo.no-item"_key, {{"path", path}, {"count", std::to_string(ends.size())}});
  return ends.front();
}

Result<std::vector<std::string>> ids_of_label(const std::string& label, const Labels& labels) {
  const auto found = labels.find(label);
  if (found == labels.end() || found->second.empty())
    return fail(ErrorKind::Input, "error.demo.no-label"_key, {{"label", label}});
  return found->second;
}

Result<void> add_positional(const Json& step, const Surroundings& around, std::vector<std::string>& words) {
  for (const auto* field : {"args", "criteria"})
    for (const auto& word : step.value(field, Json::array())) words.push_back(word.get<std::string>());
  for (const auto& label : step.value("links", Json::array())) {
    auto ids = ids_of_label(label.get<std::string>(), around.labels);
    if (!ids) return pass_on(ids);
    words.insert(words.end(), ids->begin(), ids->end());
  }
  return {};
}

Result<void> add_options(const Json& step, const Surroundings& around, std::vector<std::string>& words) {
  if (step.contains("path")) {
    auto id = id_of_path(step.at("path").get<std::string>(), around.items);
    if (!id) return pass_on(id);
    words.insert(words.end(), {"--item", *id});
  }
  for (const auto& [field, value] : step.items()) {
    if (among(kOwnFields, field)) continue;
    std::string word = value.is_string() ? value.get<std::string>() : value.dump();
    if (among(kLabelFields, field)) {
      auto ids = ids_of_label(word, around.labels);
      if (!ids) return pass_on(ids);
      word = ids->front();
    }
    words.insert(words.end(), {"--" + field, word});
  }
  if (step.contains("from"))
    words.insert(words.end(), {"--from", (around.script_folder / step.at("from").get<std::string>()).string()});
  if (step.contains("actor")) words.insert(words.end(), {"--actor", step.at("actor").get<std::string>()});
  return {};
}

void collect_ids(const Json& value, const Json& step, std::vector<std::string>& ids) {
  if (value.is_string()) {
    ids.push_back(value.get<std::string>());
  } else if (value.is_object() && value.contains("id")) {
    ids.push_back(value.at("id").get<std::string>());
  } else if (value.is_array()) {
    const auto named = [&](const Json& one) {
      return one.is_object() && one.contains("name") && among(step.value("args", Json::array()), one.at("name"));
    };
    const bool any_named = std::any_of(value.begin(), value.end(), named);
    for (const auto& one : value)
      if (!any_named || named(one)) collect_ids(one, step, ids);
  }
}

}  // namespace

Result<Script> load_script(const std::filesystem::path& file) {
  const auto text = read_whole_file(file);
  if (!text) return std::unexpected(text.error());
  try {
    return Script{file.parent_path(), Json::parse(*text).at("steps").get<std::vector<Json>>()};
  } catch (const Json::exception& mistake) {
    return fail(ErrorKind::Input, "error.demo.data"_key, {{"file", file.string()}, {"reason", mistake.what()}});
  }
}

Result<ItemIds> item_ids(const std::string& items_reply) {
  try {
    ItemIds ids;
    const auto reply = Json::parse(items_reply);
    for (const auto& item : reply.at("items"))
      ids[item.at("path").get<std::string>()] = item.at("id").get<std::string>();
    return ids;
  } catch (const Json::exception& mistake) {
    return fail(ErrorKind::Input, "error.demo.reply"_key, {{"verb", "items"}, {"reason", mistake.what()}});
  }
}

Result<std::vector<std::string>> arguments_of(const Json& step, const Surroundings& around) {
  try {
    std::vector<std::string> words{step.at("verb").get<std::string>()};
    if (step.value("case", true)) words.push_back(around.case_folder.string());
    if (auto done = add_positional(step, around, words); !done) return pass_on(done);
    if (auto done = add_options(step, around, words); !done) return pass_on(done);
    words.emplace_back("--json");
    return words;
  } catch (const Json::exception& mistake) {
    return fail(ErrorKind::Input, "error.demo.data"_key, {{"file", step.dump()}, {"reason", mistake.what()}});
  }
}

std::vector<std::string> ids_in(const std::string& reply, const Json& step) {
  std::vector<std::string> ids;
  const auto data = Json::parse(reply, nullptr, false);
  if (!data.is_object()) return ids;
  for (const auto* key : {"links", "link", "record", "project", "projects", "fact", "facts"}) {
    if (!data.contains(key)) continue;
    collect_ids(data.at(key), step, ids);
    break;
  }
  return ids;
}

}  // namespace evidence::demo
