#include "workbench/cli/console.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <unistd.h>

#include "evidence/base/utf8.hpp"
#include "evidence/jobs/pace.hpp"

namespace workbench::cli {

using namespace evidence;
using namespace evidence::literals;

namespace {

std::size_t columns_of(char32_t c) {
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

TextKey unit_key(jobs::Unit unit) {
  switch (unit) {
    case jobs::Unit::Pages:
      return "cli.progress.pages"_key;
    case jobs::Unit::Bytes:
      return "cli.progress.bytes"_key;
    case jobs::Unit::Items:
      break;
  }
  return "cli.progress.items"_key;
}

// What the listener remembers between two calls.
struct Shown {
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  int tenth = -1;
  std::chrono::steady_clock::time_point last{};
};

// "，84 页/分，约剩 2 分"; nothing where pages are not counted or nothing can be told yet.
std::string said_pace(const Texts& texts, const jobs::Progress& progress, double elapsed) {
  if (progress.unit != jobs::Unit::Pages) return "";
  const jobs::Pace pace = jobs::pace_of(progress, elapsed);
  if (!pace.seconds_left) return "";
  return texts("cli.progress.pace"_key, {{"speed", fmt::format("{:.0f}", pace.per_minute)},
                                         {"minutes", fmt::format("{:.0f}", std::ceil(*pace.seconds_left / 60))}});
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of(next_code_point(text, at));
  return columns;
}

std::string pad_right(std::string text, std::size_t columns) {
  const std::size_t width = columns_of(text);
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  std::string cut;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (width + columns_of(c) + 1 > columns) break;
    width += columns_of(c);
    append_utf8(cut, c);
  }
  return cut + "…";
}

bool write_text(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

jobs::Work::Listener progress_on_standard_error(const Texts& texts, TextKey what, bool quiet) {
  if (quiet) return {};
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  auto shown = std::make_shared<Shown>();
  return [&texts, what, terminal, shown](const jobs::Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    const bool finished = progress.total > 0 && progress.done >= progress.total;
    const int tenth = progress.total == 0 ? 0 : static_cast<int>(progress.done * 10 / progress.total);
    const std::string line =
        texts("cli.progress.line"_key, {{"what", texts(what)},
                                        {"done", std::to_string(progress.done)},
                                        {"total", progress.total == 0 ? "?" : std::to_string(progress.total)},
                                        {"unit", texts(unit_key(progress.unit))}}) +
        said_pace(texts, progress, std::chrono::duration<double>(now - shown->begun).count());
    if (terminal) {
      if (!finished && now - shown->last < std::chrono::milliseconds(100)) return;
      shown->last = now;
      std::string bar;
      for (int at = 0; at < 10; ++at) bar += at < tenth ? "█" : "░";
      write_text(stderr, fmt::format("\r\x1b[K{} {} {}", bar, line, cut_to(progress.current, 40)));
      if (finished) write_text(stderr, "\n");
    } else if (tenth != shown->tenth) {
      shown->tenth = tenth;
      write_text(stderr, fmt::format("{}\n", line));
    }
  };
}

}  // namespace workbench::cli
