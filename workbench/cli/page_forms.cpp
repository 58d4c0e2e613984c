#include "workbench/cli/page_forms.hpp"

#include <array>
#include <charconv>

#include "workbench/session/naming.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

Result<PagePlace> page_place(const Context& context, Session& session) {
  auto named = context.positional(1, "ITEM");
  if (!named) return pass_on(named);
  auto number = context.positional(2, "N");
  if (!number) return pass_on(number);
  auto item = find_item(*session.snapshot(), session.items(), *named);
  if (!item) return pass_on(item);
  std::uint32_t page = 0;
  for (const char c : *number) {
    if (c < '0' || c > '9' || page > 1'000'000)
      return fail(ErrorKind::Usage, "error.usage.page"_key, {{"value", *number}});
    page = page * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return PagePlace{std::move(*item), page};
}

Result<Box> rectangle_of(const std::string& text) {
  std::array<std::int16_t, 4> sides{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t side = 0; side < sides.size(); ++side) {
    const auto [next, error] = std::from_chars(at, end, sides[side]);
    const bool last = side + 1 == sides.size();
    if (error != std::errc{} || (last ? next != end : next == end || *next != ',')) {
      return fail(ErrorKind::Usage, "error.usage.rectangle"_key, {{"value", text}});
    }
    at = next + 1;
  }
  return Box{sides[0], sides[1], sides[2], sides[3]};
}

Json json_of(const Seal& seal) {
  return {{"rect", json_of(seal.box)}, {"shape", word(seal.shape)},     {"ring", seal.ring},
          {"inner", seal.inner},       {"confidence", seal.confidence}, {"certainty", seal.certainty}};
}

Json json_of_page(const Page& page, const Texts& texts) {
  Json words = Json::array();
  for (const Word& word : page.words) {
    words.push_back({{"text", page.text.substr(word.begin, word.end - word.begin)},
                     {"x", word.box.x},
                     {"y", word.box.y},
                     {"w", word.box.w},
                     {"h", word.box.h},
                     {"confidence", word.confidence}});
  }
  Json problems = Json::array();
  for (const Problem& problem : page.problems) problems.push_back(json_of(problem, texts));
  Json passages = Json::array();
  for (const Passage& passage : page.passages) {
    passages.push_back({{"text", page.text.substr(passage.begin, passage.end - passage.begin)},
                        {"kind", word(passage.kind)},
                        {"note", passage.note}});
  }
  Json seals = Json::array();
  for (const Seal& seal : page.seals) seals.push_back(json_of(seal));
  return {{"number", page.number},
          {"text", page.text},
          {"confidence", page.confidence},
          {"origin", word(page.origin)},
          {"words", words},
          {"size", {{"w", page.width_points}, {"h", page.height_points}}},
          {"problems", problems},
          {"engine", page.engine},
          {"passages", passages},
          {"seals", seals}};
}

}  // namespace workbench::cli
