#include <nlohmann/json.hpp>

#include "evidence/store/item_rows.hpp"

namespace evidence::store {

namespace {

nlohmann::json to_json(const Problem& problem) {
  nlohmann::json arguments = nlohmann::json::array();
  for (const auto& [name, value] : problem.arguments) arguments.push_back({name, value});
  return nlohmann::json::array({problem.code, arguments});
}

std::string dump(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<Problem> from_json(const nlohmann::json& json) {
  if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_array()) return std::nullopt;
  Problem problem{json[0].get<std::string>(), {}};
  for (const auto& pair : json[1]) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) return std::nullopt;
    problem.arguments.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  return problem;
}

}  // namespace

std::string problem_text(const Problem& problem) { return dump(to_json(problem)); }

std::optional<Problem> problem_of(const std::string& text) {
  return from_json(nlohmann::json::parse(text, nullptr, false));
}

std::string problems_text(const std::vector<Problem>& problems) {
  nlohmann::json list = nlohmann::json::array();
  for (const Problem& problem : problems) list.push_back(to_json(problem));
  return dump(list);
}

std::vector<Problem> problems_of(const std::string& text) {
  std::vector<Problem> problems;
  const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
  if (!list.is_array()) return problems;
  for (const auto& json : list) {
    if (auto problem = from_json(json)) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace evidence::store
