#include "tests/pages/score.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <unicode/normalizer2.h>

#include "evidence/base/utf8.hpp"
#include "tests/pages/align.hpp"

namespace tests::pages {

using std::u32string;

namespace {

// NFKC of one code point, without blanks.
u32string compatible(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no NFKC");
  icu::UnicodeString parts;
  if (!nfkc->getDecomposition(static_cast<UChar32>(code), parts)) return u32string(1, code);
  const icu::UnicodeString composed = nfkc->normalize(parts, status);
  u32string codes;
  for (int32_t at = 0; at < composed.length(); at = composed.moveIndex32(at, 1)) {
    const auto part = static_cast<char32_t>(composed.char32At(at));
    if (!evidence::is_blank(part)) codes += part;
  }
  return codes;
}

bool is_digit(char32_t code) { return code >= U'0' && code <= U'9'; }
bool is_letter(char32_t code) { return (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z'); }

u32string codes_of(const Signs& signs) {
  u32string codes;
  for (const Sign& sign : signs) codes += sign.code;
  return codes;
}

u32string digits_of(const u32string& codes) {
  u32string digits;
  std::ranges::copy_if(codes, std::back_inserter(digits), is_digit);
  return digits;
}

std::map<std::pair<char32_t, char32_t>, std::size_t> bigrams_of(const u32string& codes) {
  std::map<std::pair<char32_t, char32_t>, std::size_t> bigrams;
  char32_t last = 0;
  for (const char32_t code : codes) {
    if (!is_digit(code) && !is_letter(code) && !evidence::is_han(code)) continue;
    if (last != 0) ++bigrams[{last, code}];
    last = code;
  }
  return bigrams;
}

// A number that goes on before or behind the field is another number.
bool stands_in(const Field& field, const Signs& reading, const u32string& codes) {
  const u32string wanted = codes_of(signs_of(field.text));
  for (std::size_t at = codes.find(wanted); at != u32string::npos; at = codes.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool begins = at == 0 || reading[at].after_blank || !is_digit(codes[at - 1]) || !is_digit(codes[at]);
    const bool ends =
        end == codes.size() || reading[end].after_blank || !is_digit(codes[end]) || !is_digit(codes[end - 1]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

Signs signs_of(std::string_view text, const std::function<int(std::size_t)>& confidence) {
  constexpr std::string_view cell = " | ";
  Signs signs;
  bool blank = true;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(cell)) {
      at += cell.size();
      blank = true;
      continue;
    }
    const std::size_t begin = at;
    const char32_t code = evidence::next_code_point(text, at);
    if (evidence::is_blank(code)) {
      blank = true;
      continue;
    }
    for (const char32_t part : compatible(code)) {
      signs.push_back({part, confidence(begin), blank});
      blank = false;
    }
  }
  return signs;
}

Signs signs_of(std::string_view text) {
  return signs_of(text, [](std::size_t) { return no_confidence; });
}

double PageScore::error_rate() const {
  return length == 0 ? static_cast<double>(edits > 0) : static_cast<double>(edits) / static_cast<double>(length);
}

PageScore score(const Truth& truth, const Signs& reading) {
  const u32string wanted = codes_of(signs_of(truth.text())), read = codes_of(reading);
  PageScore result;
  result.length = wanted.size();
  result.edits = distance(wanted, read);
  const u32string wanted_digits = digits_of(wanted);
  result.digits = wanted_digits.size();
  result.digit_edits = distance(wanted_digits, digits_of(read));
  const auto read_bigrams = bigrams_of(read);
  for (const auto& [bigram, count] : bigrams_of(wanted)) {
    const auto found = read_bigrams.find(bigram);
    result.bigrams += {found == read_bigrams.end() ? 0 : std::min(count, found->second), count};
  }
  for (const Field& field : truth.fields) {
    result.fields[field.kind] += {stands_in(field, reading, read) ? std::size_t{1} : std::size_t{0}, 1};
  }
  return result;
}

void add_to(Reliability& reliability, const Truth& truth, const Signs& reading) {
  const std::vector<bool> right = aligned(codes_of(signs_of(truth.text())), codes_of(reading));
  for (std::size_t at = 0; at < reading.size(); ++at) {
    const int confidence = reading[at].confidence;
    if (confidence == no_confidence) continue;
    Bin& bin = reliability[static_cast<std::size_t>(std::clamp(confidence / 10, 0, 9))];
    bin.signs += {right[at] ? std::size_t{1} : std::size_t{0}, 1};
    bin.confidence += static_cast<std::size_t>(confidence);
  }
}

Summary summary(const std::vector<PageScore>& pages) {
  Summary result;
  if (pages.empty()) return result;
  std::vector<double> rates;
  PageScore all;
  for (const PageScore& page : pages) {
    rates.push_back(page.error_rate());
    result.mean += page.error_rate() / static_cast<double>(pages.size());
    all.edits += page.edits;
    all.length += page.length;
    all.bigrams += page.bigrams;
    all.digit_edits += page.digit_edits;
    all.digits += page.digits;
    for (const auto& [kind, count] : page.fields) result.fields[kind] += count;
  }
  std::ranges::sort(rates);
  result.median = rates[rates.size() / 2];
  result.worst = rates.back();
  result.of_all = all.error_rate();
  result.bigrams = all.bigrams.share();
  result.digits = all.digits == 0 ? 0 : static_cast<double>(all.digit_edits) / static_cast<double>(all.digits);
  return result;
}

}  // namespace tests::pages
