#include "evidence/intake/container.hpp"

#include <array>
#include <string_view>

#include "evidence/base/mail_head.hpp"

namespace evidence::intake {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t at;
  std::string_view bytes;
  Container container;
};

// ECMA-119 8.1, ECMA-167 2/9.1 (discs); PKWARE APPNOTE 4.3 (zip); 7zFormat.txt; RAR 5.0 technote; [MS-CAB]; RFC 1952;
// the xz, zstd (RFC 8878), lzip, lz4 and bzip2 formats; compress(1); POSIX ustar; cpio(5);
// [MS-CFB] 2.2.
constexpr std::array signatures = {
    Signature{32'769, "CD001"sv, Container::Disc},
    Signature{32'769, "BEA01"sv, Container::Disc},
    Signature{0, "PK\x03\x04"sv, Container::Zip},
    Signature{0, "PK\x05\x06"sv, Container::Zip},
    Signature{0, "PK\x07\x08PK"sv, Container::Zip},
    Signature{0, "PK00PK"sv, Container::Zip},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, Container::SevenZip},
    Signature{0, "Rar!\x1A\x07\x00"sv, Container::Rar},
    Signature{0, "Rar!\x1A\x07\x01\x00"sv, Container::Rar},
    Signature{0, "MSCF\0\0\0\0"sv, Container::Cab},
    Signature{0, "\x1F\x8B\x08"sv, Container::Gzip},
    Signature{0, "\xFD\x37zXZ\x00"sv, Container::Xz},
    Signature{0, "\x28\xB5\x2F\xFD"sv, Container::Zstd},
    Signature{0, "LZIP\x01"sv, Container::Lzip},
    Signature{0, "\x04\x22\x4D\x18"sv, Container::Lz4},
    Signature{0, "\x1F\x9D\x90"sv, Container::Compress},
    Signature{257, "ustar"sv, Container::Tar},
    Signature{0, "070701"sv, Container::Cpio},
    Signature{0, "070702"sv, Container::Cpio},
    Signature{0, "070707"sv, Container::Cpio},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Container::CompoundFile},
};

bool stands_at(ByteView head, std::size_t at, std::string_view bytes) {
  return head.size() >= at + bytes.size() && as_text(head).substr(at, bytes.size()) == bytes;
}

bool is_lha(ByteView head) {
  return stands_at(head, 2, "-l") && stands_at(head, 6, "-") && head.size() > 21 && head[20] <= std::byte{3};
}

bool is_bzip2(ByteView head) {
  return stands_at(head, 0, "BZh") && (stands_at(head, 4, "1AY&SY") || stands_at(head, 4, "\x17\x72\x45\x38\x50\x90"));
}

// A tar older than POSIX has no magic, but every header's sum of bytes stands in it in octal (tar(5)).
bool is_old_tar(ByteView head) {
  constexpr std::size_t header = 512;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_size = 8;
  if (head.size() < header || head[0] == std::byte{0}) return false;
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < header; ++at)
    sum += at >= sum_at && at < sum_at + sum_size ? 0x20U : std::to_integer<std::uint32_t>(head[at]);
  std::uint32_t said = 0;
  bool digits = false;
  for (const char c : as_text(head).substr(sum_at, sum_size)) {
    if (c >= '0' && c <= '7') {
      said = said * 8 + static_cast<std::uint32_t>(c - '0');
      digits = true;
    } else if (c != ' ' || digits) {
      break;
    }
  }
  return digits && said == sum;
}

}  // namespace

std::optional<Container> recognise(ByteView head) {
  for (const Signature& signature : signatures) {
    if (stands_at(head, signature.at, signature.bytes)) return signature.container;
  }
  if (is_lha(head)) return Container::Lha;
  if (is_bzip2(head)) return Container::Bzip2;
  if (is_old_tar(head)) return Container::Tar;
  if (begins_as_mail(as_text(head))) return Container::Mail;
  return std::nullopt;
}

bool ends_as_zip(ByteView tail) {
  const std::string_view text = as_text(tail);
  constexpr std::size_t comment_size_at = 20;
  for (std::size_t at = text.rfind("PK\x05\x06"sv); at != std::string_view::npos && at + smallest_zip <= text.size();) {
    const auto low = static_cast<unsigned char>(text[at + comment_size_at]);
    const auto high = static_cast<unsigned char>(text[at + comment_size_at + 1]);
    if (at + smallest_zip + low + 256UL * high == text.size()) return true;
    if (at == 0) break;
    at = text.rfind("PK\x05\x06"sv, at - 1);
  }
  return false;
}

}  // namespace evidence::intake
