#include "evidence/intake/limits.hpp"

#include <concepts>
#include <limits>

#include <nlohmann/json.hpp>

#include "evidence/base/bytes.hpp"
#include "evidence/base/texts.hpp"

namespace evidence::intake {
using namespace literals;
namespace {

std::unexpected<Error> bad_limits(const std::filesystem::path& file, std::string_view field) {
  return fail(ErrorKind::Defect, "error.intake.limits"_key, {{"file", file.string()}, {"field", std::string(field)}});
}

// A positive whole number that fits; the first field that is not one is remembered.
template <std::unsigned_integral T>
void take(const nlohmann::json& object, const char* field, T& into, std::string& wrong) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_number_unsigned() || found->get<std::uint64_t>() == 0 ||
      found->get<std::uint64_t>() > std::numeric_limits<T>::max()) {
    if (wrong.empty()) wrong = field;
    return;
  }
  into = found->get<T>();
}

}  // namespace

Result<Limits> load_limits(const std::filesystem::path& file) {
  auto text = read_whole_file(file);
  if (!text) return pass_on(text);
  const auto object = nlohmann::json::parse(*text, nullptr, false);
  if (!object.is_object()) return bad_limits(file, "{}");
  Limits limits;
  std::string wrong;
  take(object, "depth", limits.depth, wrong);
  take(object, "entries", limits.entries, wrong);
  take(object, "total_bytes", limits.total_bytes, wrong);
  take(object, "ratio", limits.ratio, wrong);
  take(object, "ratio_floor_bytes", limits.ratio_floor_bytes, wrong);
  take(object, "archive_seconds", limits.archive_seconds, wrong);
  take(object, "silence_seconds", limits.silence_seconds, wrong);
  take(object, "name_bytes", limits.name_bytes, wrong);
  take(object, "total_name_bytes", limits.total_name_bytes, wrong);
  take(object, "worker_memory_bytes", limits.worker_memory_bytes, wrong);
  if (!wrong.empty()) return bad_limits(file, wrong);
  return limits;
}

std::filesystem::path limits_file() { return share_folder() / "assets" / "limits.json"; }

}  // namespace evidence::intake
