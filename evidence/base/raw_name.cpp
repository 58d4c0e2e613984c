#include "evidence/base/raw_name.hpp"

#include <algorithm>
#include <array>

#include "evidence/base/bytes.hpp"
#include "evidence/base/utf8.hpp"

namespace evidence {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// GB2312 level 1 holds the 3,755 commonest characters, in lead bytes B0–D7 (GB/T 2312-1980); a true GBK name is mostly
// made of them.
double share_of_common_gbk(std::string_view raw) {
  int pairs = 0;
  int common = 0;
  for (std::size_t at = 0; at + 1 < raw.size();) {
    const auto lead = static_cast<unsigned char>(raw[at]);
    const auto trail = static_cast<unsigned char>(raw[at + 1]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    ++pairs;
    if ((lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1) || (lead >= 0xA1 && lead <= 0xA3 && trail >= 0xA1)) ++common;
    at += 2;
  }
  return pairs == 0 ? 1.0 : static_cast<double>(common) / pairs;
}

// Share of kana and of ordinary Han characters (the Basic block) in a decoded text; kana speak for Japanese.
double plausibility(std::string_view text, bool japanese) {
  int letters = 0;
  int good = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) continue;
    ++letters;
    const bool kana = c >= 0x3040 && c <= 0x30FF;
    if (kana && japanese) good += 1;
    if (c >= 0x4E00 && c <= 0x9FA5) good += 1;
  }
  return letters == 0 ? 1.0 : static_cast<double>(good) / letters;
}

bool has_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x3040 && c <= 0x30FF) return true;
  }
  return false;
}

}  // namespace

std::string guess_name_encoding(const std::vector<std::string_view>& raw_names) {
  std::string all;
  bool utf8 = true;
  for (const std::string_view name : raw_names) {
    if (is_ascii(name)) continue;
    utf8 = utf8 && is_valid_utf8(name);
    all += name;
    all += '\n';
  }
  if (utf8) return "UTF-8";

  struct Candidate {
    const char* encoding;
    double score;
  };
  std::array<Candidate, 3> candidates{{{"GB18030", -1}, {"Big5", -1}, {"Shift_JIS", -1}}};
  for (Candidate& candidate : candidates) {
    const auto text = decode(as_bytes(all), candidate.encoding);
    if (!text) continue;
    const bool japanese = std::string_view(candidate.encoding) == "Shift_JIS";
    candidate.score = plausibility(*text, japanese);
    if (std::string_view(candidate.encoding) == "GB18030")
      candidate.score = (candidate.score + 2 * share_of_common_gbk(all)) / 3;
    // Without kana a Japanese reading of Chinese bytes is chance; half-width katakana never count.
    if (japanese && !has_kana(*text)) candidate.score *= 0.5;
    if (std::string_view(candidate.encoding) == "Big5") candidate.score *= 0.9;  // rare on the mainland
  }
  const auto best = std::max_element(candidates.begin(), candidates.end(),
                                     [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
  return best->score < 0 ? "GB18030" : best->encoding;
}

DecodedName decode_name(std::string_view raw, std::string_view encoding, bool sure) {
  if (is_ascii(raw)) return {make_valid_utf8(raw), "UTF-8", true};
  const auto text = decode(as_bytes(raw), std::string(encoding).c_str());
  if (!text) return {make_valid_utf8(raw), "?", false};
  return {make_valid_utf8(*text), std::string(encoding), sure || encoding == "UTF-8"};
}

}  // namespace evidence
