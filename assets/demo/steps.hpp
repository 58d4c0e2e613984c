// The scripted judgements: product commands in a declarative form, and how one becomes an argument vector.
//
// A step is a JSON object. "verb" is the command; "case": false leaves the case folder out. In this order follow
//   "args" (texts as they stand), "criteria" (likewise), "links" (labels → ids): the command's positional arguments;
//   "path" → --item ID (the one item with that path, or whose path ends with it);
//   "record", "project", "evidence" → --record/--project/--evidence ID of a label;
//   "from" → --from FILE (relative to the script); "actor" → --actor NAME;
//   every other field F with a text or number V → --F V.
// "label" names the ids that the reply gives, for later steps. "unless": {"verb", "args"} is tried first, and the step
// is left out when that succeeds.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "evidence/base/result.hpp"

namespace evidence::demo {

using Labels = std::map<std::string, std::vector<std::string>>;
using ItemIds = std::map<std::string, std::string>;  // path → id

struct Script {
  std::filesystem::path folder;
  std::vector<nlohmann::json> steps;
};

Result<Script> load_script(const std::filesystem::path& file);
Result<ItemIds> item_ids(const std::string& items_reply);  // from the JSON of `items`

struct Surroundings {
  const std::filesystem::path& case_folder;
  const std::filesystem::path& script_folder;
  const Labels& labels;
  const ItemIds& items;
};
Result<std::vector<std::string>> arguments_of(const nlohmann::json& step, const Surroundings& around);
// The ids in a reply: under "link", "links", "record", "project(s)", "fact(s)"; of a list of named things only those
// that the step names, where it names any.
std::vector<std::string> ids_in(const std::string& reply, const nlohmann::json& step);

}  // namespace evidence::demo
