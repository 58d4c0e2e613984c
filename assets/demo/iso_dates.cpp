#include <array>
#include <cstring>

#include "demo/files.hpp"
#include <fmt/format.h>

namespace evidence::demo {
namespace {

// ECMA-119: 8.4 volume descriptors, 9.1 directory records, 9.1.5 the 7-byte date, 8.4.26.1 the 17-byte one; SUSP/RRIP
// 1.12: 4.1.6 TF. All offsets are zero-based.
constexpr std::size_t kSector = 2048, kFirstDescriptor = 16;
constexpr std::size_t kRootRecord = 156, kLongDates = 813, kLongDate = 17;
constexpr std::size_t kRecordExtent = 2, kRecordSize = 10, kRecordDate = 18, kRecordFlags = 25, kRecordName = 32;
constexpr std::size_t kRecordHead = 33;
constexpr std::uint8_t kFolderFlag = 2, kPrimary = 1, kSupplementary = 2, kTerminator = 255;
constexpr std::size_t kShortDate = 7;
constexpr std::uint8_t kLongFormFlag = 0x80;
constexpr int kOffsetQuarter = 15;  // minutes to the step of a stored time-zone offset

struct Stamps {
  std::array<std::byte, kShortDate> brief{};
  std::string full;  // 16 digits, then the offset
  std::string words;
};

Stamps stamps_of(Instant made) {
  const auto date = civil_date(made);
  const auto in_day = static_cast<int>((made.seconds + made.offset_minutes * std::int64_t{60}) % 86400);
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  const int offset = made.offset_minutes / kOffsetQuarter;
  const std::array<int, kShortDate> parts{year - 1900,   static_cast<int>(month), static_cast<int>(day),
                                          in_day / 3600, in_day / 60 % 60,        in_day % 60,
                                          offset};
  Stamps stamps;
  for (std::size_t at = 0; at < kShortDate; ++at) stamps.brief[at] = static_cast<std::byte>(parts[at]);
  stamps.full =
      fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}00", year, month, day, in_day / 3600, in_day / 60 % 60, in_day % 60);
  stamps.full += static_cast<char>(offset);
  stamps.words = format_instant(made);
  return stamps;
}

class Dater {
 public:
  Dater(Bytes& image, Instant made) : image_(image), stamps_(stamps_of(made)) {}

  void run() {
    for (std::size_t at = kFirstDescriptor * kSector; at + kSector <= image_.size(); at += kSector) {
      const auto type = byte(at);
      if (type == kTerminator) return note(at + kSector);
      if (type != kPrimary && type != kSupplementary) continue;
      for (std::size_t date = 0; date < 2; ++date)  // creation and modification; the others stay "not given"
        std::memcpy(&image_[at + kLongDates + date * kLongDate], stamps_.full.data(), kLongDate);
      effective(at + kLongDates + 3 * kLongDate);
      record(at + kRootRecord);
      folder(little(at + kRootRecord + kRecordExtent), little(at + kRootRecord + kRecordSize));
    }
  }

 private:
  [[nodiscard]] std::uint8_t byte(std::size_t at) const { return std::to_integer<std::uint8_t>(image_.at(at)); }
  [[nodiscard]] std::uint32_t little(std::size_t at) const {
    return byte(at) | byte(at + 1) << 8U | byte(at + 2) << 16U | static_cast<std::uint32_t>(byte(at + 3)) << 24U;
  }
  void brief(std::size_t at) { std::memcpy(&image_.at(at), stamps_.brief.data(), kShortDate); }
  void effective(std::size_t at) {
    if (byte(at) >= '1') std::memcpy(&image_[at], stamps_.full.data(), kLongDate);
  }
  // libarchive writes "INFO <local time>\n<version>" behind the descriptors.
  void note(std::size_t at) {
    constexpr std::string_view kMark = "INFO ";
    if (std::memcmp(&image_.at(at), kMark.data(), kMark.size()) != 0) return;
    for (auto place = at + kMark.size(); byte(place) != '\n'; ++place) {
      const auto index = place - at - kMark.size();
      image_[place] = static_cast<std::byte>(index < stamps_.words.size() ? stamps_.words[index] : ' ');
    }
  }

  void folder(std::uint32_t extent, std::uint32_t size) {
    const std::size_t first = extent * kSector;
    std::size_t entry = 0;
    for (std::size_t at = first; at < first + size;) {
      const std::size_t length = byte(at);
      if (length == 0) {  // records do not cross sectors
        at = (at / kSector + 1) * kSector;
        continue;
      }
      record(at);
      std::size_t extra = kRecordHead + byte(at + kRecordName);
      extra += extra % 2;
      fields(at + extra, at + length);
      const bool itself_or_parent = entry++ < 2;
      if (!itself_or_parent && (byte(at + kRecordFlags) & kFolderFlag) != 0)
        folder(little(at + kRecordExtent), little(at + kRecordSize));
      at += length;
    }
  }
  void record(std::size_t at) { brief(at + kRecordDate); }

  void fields(std::size_t at, std::size_t end) {
    while (at + 4 <= end && byte(at + 2) >= 4) {
      const std::string_view name = as_text(ByteView(image_).subspan(at, 2));
      const std::size_t length = byte(at + 2);
      if (name == "CE")
        fields(little(at + 4) * kSector + little(at + 12),
               little(at + 4) * kSector + little(at + 12) + little(at + 20));
      if (name == "TF" && (byte(at + 4) & kLongFormFlag) == 0)
        for (std::size_t date = at + 5; date + kShortDate <= at + length; date += kShortDate) brief(date);
      at += length;
    }
  }

  Bytes& image_;
  Stamps stamps_;
};

}  // namespace

void set_image_dates(Bytes& image, Instant made) { Dater(image, made).run(); }

}  // namespace evidence::demo
