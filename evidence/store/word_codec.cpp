#include "evidence/store/word_codec.hpp"

#include <limits>

namespace evidence::store {

namespace {

constexpr std::uint8_t format_version = 1;

// LEB128: seven bits a byte, lowest first, the high bit says that more follow.
void put_unsigned(Bytes& bytes, std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) bytes.push_back(static_cast<std::byte>((value & 0x7FU) | 0x80U));
  bytes.push_back(static_cast<std::byte>(value));
}

// 0, -1, 1, -2 … → 0, 1, 2, 3 …
void put_signed(Bytes& bytes, std::int64_t value) {
  const auto doubled = static_cast<std::uint64_t>(value) << 1U;
  put_unsigned(bytes, value < 0 ? ~doubled : doubled);
}

class Cursor {
 public:
  explicit Cursor(ByteView bytes) : rest_(bytes) {}

  std::uint8_t byte() {
    if (rest_.empty()) {
      good_ = false;
      return 0;
    }
    const auto value = std::to_integer<std::uint8_t>(rest_.front());
    rest_ = rest_.subspan(1);
    return value;
  }
  std::uint64_t unsigned_number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t next = byte();
      const auto part = static_cast<std::uint64_t>(next & 0x7FU) << shift;
      value |= part;
      if ((next & 0x80U) != 0) continue;
      // Only the shortest form is written: no empty last byte, no bits beyond the 64th.
      good_ = good_ && (shift == 0 || next != 0) && part >> shift == next;
      return value;
    }
    good_ = false;
    return 0;
  }
  // A number that must fit T.
  template <class T>
  T number(std::int64_t base = 0) {
    const std::uint64_t raw = unsigned_number();
    const std::uint64_t half = raw >> 1U;
    // Added without a sign: hostile bytes may wrap round, and then do not fit.
    const auto value = static_cast<std::int64_t>(static_cast<std::uint64_t>(base) + ((raw & 1U) != 0 ? ~half : half));
    good_ = good_ && value >= static_cast<std::int64_t>(std::numeric_limits<T>::min()) &&
            value <= static_cast<std::int64_t>(std::numeric_limits<T>::max());
    return static_cast<T>(value);
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  ByteView rest_;
  bool good_ = true;
};

constexpr std::size_t least_bytes_of_a_word = 7;

}  // namespace

Bytes encode_words(const std::vector<Word>& words) {
  Bytes bytes;
  bytes.reserve(2 + words.size() * (least_bytes_of_a_word + 4));
  bytes.push_back(static_cast<std::byte>(format_version));
  put_unsigned(bytes, words.size());
  std::int64_t end = 0;
  for (const Word& word : words) {
    put_signed(bytes, static_cast<std::int64_t>(word.begin) - end);
    put_signed(bytes, static_cast<std::int64_t>(word.end) - static_cast<std::int64_t>(word.begin));
    put_signed(bytes, word.box.x);
    put_signed(bytes, word.box.y);
    put_signed(bytes, word.box.w);
    put_signed(bytes, word.box.h);
    bytes.push_back(static_cast<std::byte>(word.confidence));
    end = word.end;
  }
  return bytes;
}

std::optional<std::vector<Word>> decode_words(ByteView bytes) {
  Cursor cursor(bytes);
  if (cursor.byte() != format_version) return std::nullopt;
  const std::uint64_t count = cursor.unsigned_number();
  if (!cursor.good() || count > cursor.left() / least_bytes_of_a_word) return std::nullopt;
  std::vector<Word> words;
  words.reserve(count);
  std::int64_t end = 0;
  for (std::uint64_t at = 0; at < count && cursor.good(); ++at) {
    Word word;
    word.begin = cursor.number<std::uint32_t>(end);
    word.end = cursor.number<std::uint32_t>(word.begin);
    word.box.x = cursor.number<std::int16_t>();
    word.box.y = cursor.number<std::int16_t>();
    word.box.w = cursor.number<std::int16_t>();
    word.box.h = cursor.number<std::int16_t>();
    word.confidence = cursor.byte();
    end = word.end;
    words.push_back(word);
  }
  if (!cursor.good() || cursor.left() != 0) return std::nullopt;
  return words;
}

}  // namespace evidence::store
