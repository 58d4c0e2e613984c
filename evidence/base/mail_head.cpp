#include "evidence/base/mail_head.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace evidence {
namespace {

std::string small(std::string_view text) {
  std::string made(text);
  for (char& c : made) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return made;
}

}  // namespace

bool begins_as_mail(std::string_view head) {
  static constexpr std::array<std::string_view, 6> others{"date",     "message-id",   "mime-version",
                                                          "received", "content-type", "subject"};
  constexpr std::size_t longest_name = 76;
  head = head.substr(0, mail_head_size);
  // In a mailbox file every mail stands behind a line of its own (RFC 4155).
  if (head.starts_with("From ")) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  bool sender = false;
  bool other = false;
  bool any = false;
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find('\n', begin), head.size());
    std::string_view line = head.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (folded && !any) return false;
    if (!folded) {
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) return end == head.size() && sender && other;  // cut in a line
      const std::string name = small(line.substr(0, colon));
      const bool printable = std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
      if (name.empty() || name.size() > longest_name || !printable) return false;
      any = true;
      sender = sender || name == "from";
      other = other || std::find(others.begin(), others.end(), name) != others.end();
    }
    begin = end + 1;
  }
  return sender && other;
}

}  // namespace evidence
