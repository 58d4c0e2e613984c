#include "evidence/report/fields.hpp"

#include "evidence/base/bytes.hpp"

namespace evidence::report {

using nlohmann::json;
using namespace literals;

Fields::Fields(const json& object, std::string path, std::string& wrong)
    : object_(object), path_(std::move(path)), wrong_(wrong) {
  if (!object_.is_object()) blame("");
}

void Fields::text(const char* name, std::string& into) {
  const json* value = find(name);
  if (value == nullptr) return;
  if (value->is_string() && !value->get_ref<const std::string&>().empty()) {
    into = value->get<std::string>();
  } else {
    blame(name);
  }
}

void Fields::texts(const char* name, std::vector<std::string>& into) {
  const json* values = list(name);
  if (values == nullptr) return;
  for (const json& value : *values) {
    if (!value.is_string()) return blame(name);
    into.push_back(value.get<std::string>());
  }
}

const json* Fields::list(const char* name) {
  const json* value = find(name);
  if (value != nullptr && value->is_array()) return value;
  blame(name);
  return nullptr;
}

const json* Fields::find(const char* name) {
  seen_.insert(name);
  if (!object_.is_object()) return nullptr;
  const auto at = object_.find(name);
  if (at != object_.end()) return &*at;
  blame(name);
  return nullptr;
}

void Fields::refuse_others() {
  if (!object_.is_object()) return;
  for (const auto& [name, value] : object_.items()) {
    if (!seen_.contains(name)) blame(name);
  }
}

void Fields::blame(const std::string& name) {
  if (wrong_.empty()) wrong_ = path_ + "/" + name;
}

Result<void> read_strictly(const std::filesystem::path& file,
                           const std::function<void(const json&, std::string& wrong)>& read) {
  auto text = read_whole_file(file);
  if (!text) return pass_on(text);
  std::string wrong;
  const std::string name = file.filename().string();
  try {
    read(json::parse(*text), wrong);
  } catch (const json::exception& problem) {
    return fail(ErrorKind::Input, "error.report.template-syntax"_key, {{"file", name}}, problem.what());
  }
  if (!wrong.empty())
    return fail(ErrorKind::Input, "error.report.template-field"_key, {{"file", name}, {"field", wrong}});
  return {};
}

}  // namespace evidence::report
