// Catalogues. An input that begins with '{' or '[' is read as JSON beside nlohmann's own parser; any other patches the
// shipped catalogue: byte 0 and 1 choose a value, the rest is the JSON to put there. A patched catalogue loads whole or
// is refused with file and line for every fault.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "evidence/criteria/catalogue.hpp"
#include "evidence/criteria/json_lines.hpp"
#include "tests/fuzz/oracle.hpp"

namespace {

using namespace evidence;
using fuzz::require;
using Json = nlohmann::json;

struct Shipped {
  std::string schema;
  Json root;
};

Shipped shipped() {
  const auto text = read_whole_file(WORKBENCH_SOURCE_DIR "/assets/catalogue/default-sd-l2.json");
  const auto schema = read_whole_file(WORKBENCH_SOURCE_DIR "/schemas/catalogue.schema.json");
  require(text && schema, "the shipped catalogue can be read");
  return {*schema, Json::parse(*text)};
}

std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return deepest;
}

void read_as_json(std::string_view text) {
  const JsonRead read = read_json(text);
  const bool accepted = Json::accept(text);
  if (read.ok) require(accepted, "nothing is read that is no JSON");
  if (accepted && depth_of(text) < 32) require(read.ok, "JSON is read");
  if (!read.ok) return;
  require(read.document.root == Json::parse(text), "what is read is what stands there");
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const auto& [path, line] : read.document.lines) require(line >= 1 && line <= lines, "a line is one of the text");
}

// The value that `number` chooses, walking down.
Json& chosen(Json& root, std::size_t number) {
  Json* at = &root;
  while (at->is_structured() && !at->empty()) {
    auto next = at->begin();
    std::advance(next, static_cast<std::ptrdiff_t>(number % at->size()));
    number /= at->size();
    at = &*next;
    if (number == 0) break;
  }
  return *at;
}

void patch(fuzz::Choices choices) {
  static const Shipped original = shipped();
  Json root = original.root;
  const std::uint64_t number = choices.number();
  Json value = Json::parse(as_text(choices.rest()), nullptr, false);
  if (value.is_discarded()) return;
  chosen(root, number) = std::move(value);
  const auto loaded = read_catalogue(root.dump(1), "patched.json", original.schema);
  if (loaded) {
    for (const Criterion& criterion : loaded->criteria)
      require(find_criterion(*loaded, criterion.id) != nullptr, "every criterion is found by its id");
    return;
  }
  require(!loaded.error().empty(), "a refusal says why");
  for (const CatalogueProblem& problem : loaded.error()) {
    require(problem.file == "patched.json" && problem.line >= 1 && !problem.key.name.empty(), "and where");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  if (data[0] == '{' || data[0] == '[') {
    read_as_json(as_text(fuzz::input(data, size)));
  } else {
    patch(fuzz::Choices(fuzz::input(data, size)));
  }
  return 0;
}
