#include "evidence/criteria/catalogue_reading.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace evidence {

namespace {

// "clauses[3].rule" → "clauses[3](3.2-2).rule", where the element has an id.
std::string with_ids(const Json& root, std::string_view path) {
  std::string shown;
  const Json* at = &root;
  while (!path.empty() && at != nullptr) {
    if (path.front() == '[') {
      const std::size_t close = path.find(']');
      const auto index = static_cast<std::size_t>(std::stoul(std::string(path.substr(1, close - 1))));
      shown += path.substr(0, close + 1);
      path.remove_prefix(close + 1);
      at = at->is_array() && index < at->size() ? &(*at)[index] : nullptr;
      if (at != nullptr && at->is_object() && at->contains("id") && (*at)["id"].is_string()) {
        shown += "(" + (*at)["id"].get<std::string>() + ")";
      }
      continue;
    }
    if (path.front() == '.') {
      shown += '.';
      path.remove_prefix(1);
    }
    // A key may hold dots itself ("3.4-1"): take the longest one that exists.
    std::size_t length = path.find_first_of(".[");
    for (std::size_t cut = length; at->is_object() && cut != std::string_view::npos;
         cut = path.find_first_of(".[", cut + 1)) {
      if (at->contains(std::string(path.substr(0, cut)))) length = cut;
    }
    if (at->is_object() && at->contains(std::string(path))) length = std::string_view::npos;
    const std::string name(path.substr(0, length));
    shown += name;
    path.remove_prefix(name.size());
    at = at->is_object() && at->contains(name) ? &(*at)[name] : nullptr;
  }
  return shown.append(path);
}

const Json kEmptyList = Json::array();

}  // namespace

void ProblemList::add(const std::string& path, TextKey key, TextArguments arguments) {
  CatalogueProblem problem{file_, line_of(document_, path), with_ids(document_.root, path), key, std::move(arguments)};
  problem.arguments.emplace_back("file", problem.file);
  problem.arguments.emplace_back("line", std::to_string(problem.line));
  problem.arguments.emplace_back("field", problem.field.empty() ? "/" : problem.field);
  problems_.push_back(std::move(problem));
}

void ProblemList::add_rule(const std::string& path, TextKey key, TextArguments arguments) {
  add(path, key, std::move(arguments));
  CatalogueProblem& problem = problems_.back();
  problem.arguments.emplace_back("place", problem.file + ":" + std::to_string(problem.line) + " " + problem.field);
}

std::vector<CatalogueProblem> ProblemList::sorted() && {
  const auto place = [](const CatalogueProblem& problem) {
    return std::tie(problem.line, problem.field, problem.key.name);
  };
  std::ranges::stable_sort(problems_, std::less<>{}, place);
  return std::move(problems_);
}

std::string text_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const Json& object, const char* name) {
  std::vector<std::string> texts;
  for (const Json& one : list_of(object, name)) {
    if (one.is_string()) texts.push_back(one.get<std::string>());
  }
  return texts;
}

int integer_of(const Json& object, const char* name, int otherwise) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<int>() : otherwise;
}

double number_of(const Json& object, const char* name, double otherwise) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

bool flag_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

const Json& list_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : kEmptyList;
}

std::string at_index(std::string_view list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

}  // namespace evidence
