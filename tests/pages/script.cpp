#include "tests/pages/script.hpp"

#include <memory>
#include <stdexcept>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace tests::pages {

std::string to_script(const std::string& text, Script script) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> turn(icu::Transliterator::createInstance(
      script == Script::Simplified ? "Traditional-Simplified" : "Simplified-Traditional", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0 || !turn) throw std::runtime_error("ICU has no table between simplified and traditional");
  icu::UnicodeString turned = icu::UnicodeString::fromUTF8(text);
  turn->transliterate(turned);
  std::string result;
  turned.toUTF8String(result);
  return result;
}

}  // namespace tests::pages
