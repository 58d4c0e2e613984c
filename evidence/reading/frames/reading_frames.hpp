// The messages between the parent (evidence/reading) and the program evidence-reader. Format: schemas/frames.md,
// "reading".
//
//   READ → DOCUMENT PAGE* DONE | DONE
//   RENDER → PICTURE | DONE
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evidence/base/problem.hpp"
#include "evidence/model/page.hpp"
#include "evidence/reading/frames/limits.hpp"
#include "evidence/sandbox/frames.hpp"

namespace evidence::reading {

// Version of the reader: pages are kept under it, and an item is read again when it changes (a better engine, another
// layout of boxes).
std::string_view reader_version();

enum class MessageType : std::uint16_t {
  Read = 0x0201,
  Render = 0x0202,
  Document = 0x0211,
  Page = 0x0212,
  Done = 0x0213,
  Picture = 0x0214,
};
constexpr std::uint16_t number(MessageType type) { return static_cast<std::uint16_t>(type); }

// How pages are recognised.
struct ReadSettings {
  std::string engine;                    // "ppocr-v4", "tesseract"; empty: the best that is installed
  std::string language;                  // of Tesseract's data: "chi_sim", "eng"; empty: Chinese
  std::optional<std::uint8_t> quarters;  // turned so many times clockwise (0…3); none: found out
  Box region{0, 0, 1000, 1000};          // of the page; what lies outside is not read
  friend bool operator==(const ReadSettings&, const ReadSettings&) = default;
};

// One descriptor travels beside it: the file that holds the item's bytes at [offset, offset + length).
struct ReadRequest {
  std::string name;  // a hint only: the type is found in the bytes
  std::uint32_t first_page = 1;
  std::uint32_t last_page = 0;  // 0: all
  ReadSettings settings;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  ReadLimits limits;
  friend bool operator==(const ReadRequest&, const ReadRequest&) = default;
};

// The same descriptor rule.
struct RenderRequest {
  std::string name;
  std::uint32_t page = 1;
  std::uint32_t width = 0;       // wanted, in pixels; the height follows from the page
  std::uint64_t max_pixels = 0;  // the picture is made smaller to stay under it
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  ReadLimits limits;
  friend bool operator==(const RenderRequest&, const RenderRequest&) = default;
};

struct DocumentHead {
  std::string media_type;
  std::uint32_t pages = 0;
  friend bool operator==(const DocumentHead&, const DocumentHead&) = default;
};

struct ReadDone {
  std::optional<Problem> problem;
  friend bool operator==(const ReadDone&, const ReadDone&) = default;
};

enum class PixelFormat : std::uint8_t { Grey = 1, Rgba = 4 };  // the value is the bytes of one pixel

// One descriptor travels beside it: a sealed memfd of stride * height bytes, rows from the top.
struct PictureHead {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t stride = 0;
  PixelFormat format = PixelFormat::Rgba;
  friend bool operator==(const PictureHead&, const PictureHead&) = default;
};

inline constexpr std::size_t longest_media_type = 256;  // RFC 6838, 4.2: two names of at most 127 and a stroke

// Whether what a worker sent keeps to the limits it was sent. A page's text may be twice its limit: blanks and ends of
// lines are not counted there.
bool keeps_to(const DocumentHead& head, const ReadLimits& limits);
bool keeps_to(const Page& page, const ReadLimits& limits);

Bytes encode(const ReadRequest& request);
Bytes encode(const RenderRequest& request);
Bytes encode(const DocumentHead& head);
Bytes encode(const Page& page);
Bytes encode(const ReadDone& done);
Bytes encode(const PictureHead& head);

// Nothing for a payload that is too short, too long or breaks a rule (text that is not UTF-8, a word outside its page's
// text, a box outside the page, a picture without pixels): what a worker sends is not trusted.
std::optional<ReadRequest> decode_read(ByteView payload);
std::optional<RenderRequest> decode_render(ByteView payload);
std::optional<DocumentHead> decode_document(ByteView payload);
std::optional<Page> decode_page(ByteView payload);
std::optional<ReadDone> decode_done(ByteView payload);
std::optional<PictureHead> decode_picture(ByteView payload);

}  // namespace evidence::reading
