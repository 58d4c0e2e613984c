// Which encoding a text is in. Marks and escapes decide first, then UTF-8's form; between the East Asian ones the share
// of characters that are common in Chinese, for the detector of browsers errs on texts of a few lines.
#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include <uchardet.h>
#include <unicode/ucnv.h>

#include "evidence/base/utf8.hpp"

namespace evidence {
namespace {

using namespace std::string_view_literals;

// The five hundred most frequent characters of modern Chinese, those of them that are written differently in
// traditional texts, and what certificates, contracts and reports are full of.
constexpr std::string_view common_characters =
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
    "事成方多经么去法"
    "学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性"
    "知全三又关点正业"
    "外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常"
    "先海通教儿原东声"
    "提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管"
    "期市直德资命山金"
    "指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死"
    "张该交规万取拉格"
    "望觉术领共确传师观清今切院让识候带导争运策略模式算法网络系统软件技术服务证书编号有限责任委托评估测试报告项目合同金"
    "额验收单位姓名联"
    "這個們來為國說時會對後裡過發經當沒動還進樣開從實軍無與長機關點業間問將兩應戰頭體見產給門東聲論處義認條氣題爾別變總"
    "電數報結務場計資"
    "許統區隊決馬書則聽達難權設記類據邊張規萬術領確傳師觀識帶導爭運網軟體證號責託評測項檔額驗單聯絡們個，。、；：？！（"
    "）《》“”「」·　";

constexpr std::size_t sample_bytes = 256U << 10U;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

struct Trial {
  std::u16string text;
  bool whole = false;  // no byte was invalid, but for a character cut off at the sample's end
};

Trial decode_sample(ByteView bytes, const char* encoding, bool cut) {
  Trial trial;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return trial;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  trial.text.resize(bytes.size() * 2 + 16);
  char16_t* target = trial.text.data();
  const char* source = reinterpret_cast<const char*>(bytes.data());
  ucnv_toUnicode(converter.get(), &target, target + trial.text.size(), &source, source + bytes.size(), nullptr,
                 static_cast<UBool>(cut ? 0 : 1), &status);
  trial.text.resize(static_cast<std::size_t>(target - trial.text.data()));
  trial.whole = U_SUCCESS(status) != 0;
  return trial;
}

class CommonCharacters {
 public:
  CommonCharacters() : all_(to_code_points(common_characters)) { std::sort(all_.begin(), all_.end()); }

  // The share of common characters among those that are not ASCII; Japanese syllables count as common, Korean ones
  // where hardly a Chinese character stands among them: nearly every Chinese text is a valid mixture of both in EUC-KR.
  [[nodiscard]] double share(std::u16string_view text) const {
    constexpr std::size_t most_hanja = 20;  // one in so many
    std::size_t foreign = 0;
    std::size_t known = 0;
    std::size_t korean = 0;
    std::size_t chinese = 0;
    for (const char16_t c : text) {
      if (c < 0x80) continue;
      ++foreign;
      if (c >= 0xAC00 && c <= 0xD7A3) ++korean;
      if (c >= 0x4E00 && c <= 0x9FFF) ++chinese;
      const bool kana = c >= 0x3041 && c <= 0x30FF;
      if (kana || std::binary_search(all_.begin(), all_.end(), static_cast<char32_t>(c))) ++known;
    }
    if (chinese * most_hanja < korean) known += korean;
    return foreign == 0 ? 0 : static_cast<double>(known) / static_cast<double>(foreign);
  }

 private:
  std::u32string all_;
};

bool starts(ByteView bytes, std::string_view mark) { return as_text(bytes).starts_with(mark); }

// An encoding that says itself which it is; "" where none does.
std::pair<const char*, std::size_t> marked_encoding(ByteView bytes) {
  if (starts(bytes, "\xEF\xBB\xBF")) return {"UTF-8", 3};
  if (starts(bytes, "\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (starts(bytes, "\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (starts(bytes, "\xFF\xFE")) return {"UTF-16LE", 2};
  if (starts(bytes, "\xFE\xFF")) return {"UTF-16BE", 2};
  if (starts(bytes, "\x84\x31\x95\x33")) return {"GB18030", 4};
  return {nullptr, 0};
}

// Seven-bit encodings by their escapes: RFC 1843 (HZ), RFC 1922, RFC 1468, RFC 1557.
const char* escaped_encoding(ByteView bytes) {
  const std::string_view text = as_text(bytes);
  if (text.find("\x1B$)A"sv) != std::string_view::npos) return "ISO-2022-CN";
  if (text.find("\x1B$)C"sv) != std::string_view::npos) return "ISO-2022-KR";
  if (text.find("\x1B$B"sv) != std::string_view::npos || text.find("\x1B$@"sv) != std::string_view::npos)
    return "ISO-2022-JP";
  const std::size_t open = text.find("~{"sv);
  const std::size_t close = open == std::string_view::npos ? open : text.find("~}"sv, open);
  return close != std::string_view::npos && (close - open) % 2 == 0 ? "HZ" : nullptr;
}

struct Guess {
  std::string encoding;
  double share = 0;
};

// The East Asian encoding with the most common characters. Earlier ones win a tie.
Guess by_common_characters(ByteView sample, bool cut) {
  static constexpr std::array candidates{"GB18030", "Big5-HKSCS", "windows-31j", "EUC-JP", "EUC-KR", "EUC-TW"};
  const CommonCharacters common;
  Guess best;
  for (const char* encoding : candidates) {
    const Trial trial = decode_sample(sample, encoding, cut);
    if (!trial.whole) continue;
    const double share = common.share(trial.text);
    if (best.encoding.empty() || share > best.share) best = {encoding, share};
  }
  return best;
}

std::string by_detector(ByteView sample) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, void (*)(uchardet_t)> detector(uchardet_new(),
                                                                                          uchardet_delete);
  uchardet_handle_data(detector.get(), reinterpret_cast<const char*>(sample.data()), sample.size());
  uchardet_data_end(detector.get());
  std::string guess = uchardet_get_charset(detector.get());
  return guess == "ASCII" ? std::string() : guess;
}

}  // namespace

std::optional<DecodedText> detect_and_decode(ByteView bytes, std::string_view said) {
  const auto as = [&](const std::string& encoding, std::size_t skip) -> std::optional<DecodedText> {
    auto text = decode(bytes.subspan(skip), encoding.c_str());
    if (!text) return std::nullopt;
    return DecodedText{std::move(*text), encoding};
  };
  if (const auto [encoding, skip] = marked_encoding(bytes); encoding != nullptr) return as(encoding, skip);
  if (is_valid_utf8(as_text(bytes))) {
    const char* escaped = escaped_encoding(bytes);
    if (escaped != nullptr) {
      if (auto text = as(escaped, 0)) return text;
    }
    return DecodedText{std::string(as_text(bytes)), "UTF-8"};
  }
  if (!said.empty()) {
    if (auto text = as(std::string(said), 0)) return text;
  }
  const ByteView sample = bytes.first(std::min(bytes.size(), sample_bytes));
  const Guess guess = by_common_characters(sample, sample.size() < bytes.size());
  // A Chinese text has more than half of its characters among the common ones; another language read as one, few.
  constexpr double sure = 0.3;
  if (guess.share >= sure) {
    if (auto text = as(guess.encoding, 0)) return text;
  }
  if (const std::string detected = by_detector(sample); !detected.empty()) {
    if (auto text = as(detected, 0)) return text;
  }
  for (const char* encoding : {"GB18030", "Big5", "Shift_JIS"}) {
    if (auto text = as(encoding, 0)) return text;
  }
  return std::nullopt;
}

std::optional<std::string> decode_unmarked_utf16(ByteView bytes) {
  constexpr std::size_t fewest = 4;
  constexpr double sure = 0.4;
  if (bytes.size() < fewest || bytes.size() % 2 != 0) return std::nullopt;
  const CommonCharacters common;
  const ByteView sample = bytes.first(std::min(bytes.size(), sample_bytes));
  double best_share = 0;
  const char* best = nullptr;
  for (const char* encoding : {"UTF-16LE", "UTF-16BE"}) {
    const Trial trial = decode_sample(sample, encoding, sample.size() < bytes.size());
    const double share = trial.whole ? common.share(trial.text) : 0;
    if (share > best_share) {
      best_share = share;
      best = encoding;
    }
  }
  return best_share >= sure ? decode(bytes, best) : std::nullopt;
}

}  // namespace evidence
