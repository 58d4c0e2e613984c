#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "ocr/bits.hpp"
#include "ocr/decoders.hpp"

// Last: it takes the word "inline" away.
#include <jbig2.h>
#undef inline

namespace ocr {

using evidence::as_text;
using evidence::ByteView;

namespace {

constexpr std::string_view file_mark("\x97JB2\r\n\x1A\n", 8);  // T.88, annex D.4.1

// Counts what the decoder holds: its pictures' sizes stand in segments that only it can follow.
struct Purse {
  Jbig2Allocator calls{};  // first: the decoder knows the purse by it
  std::size_t left = 0;
  bool exhausted = false;
};

constexpr std::size_t head_bytes = alignof(std::max_align_t);  // before each block: its size

Purse& purse_of(Jbig2Allocator* allocator) { return *reinterpret_cast<Purse*>(allocator); }

void give_back(Jbig2Allocator* allocator, void* block) {
  if (block == nullptr) return;
  auto* start = static_cast<std::byte*>(block) - head_bytes;
  std::size_t size = 0;
  std::memcpy(&size, start, sizeof size);
  purse_of(allocator).left += size;
  std::free(start);
}

void* take_anew(Jbig2Allocator* allocator, void* block, std::size_t size) {
  Purse& purse = purse_of(allocator);
  std::size_t held = 0;
  std::byte* start = block == nullptr ? nullptr : static_cast<std::byte*>(block) - head_bytes;
  if (start != nullptr) std::memcpy(&held, start, sizeof held);
  if (size > purse.left + held) {
    purse.exhausted = true;
    return nullptr;
  }
  auto* moved = static_cast<std::byte*>(std::realloc(start, size + head_bytes));
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, &size, sizeof size);
  purse.left = purse.left + held - size;
  return moved + head_bytes;
}

void* take(Jbig2Allocator* allocator, std::size_t size) { return take_anew(allocator, nullptr, size); }

void note_message(void* user, const char* /*message*/, Jbig2Severity severity, std::uint32_t /*segment*/) {
  if (severity == JBIG2_SEVERITY_FATAL) *static_cast<bool*>(user) = true;
}

struct ContextDeleter {
  void operator()(Jbig2Ctx* context) const { jbig2_ctx_free(context); }
};
struct SharedDeleter {
  void operator()(Jbig2GlobalCtx* shared) const { jbig2_global_ctx_free(shared); }
};

class Decoder {
 public:
  explicit Decoder(std::uint64_t most_pixels) {
    // The page, as much again for the parts it is put together from, and the tables.
    constexpr std::size_t tables = 64U << 20U;
    purse_.calls = {take, give_back, take_anew};
    purse_.left = static_cast<std::size_t>(most_pixels / 8 * 2) + tables;
  }

  bool set_shared(ByteView segments) {
    std::unique_ptr<Jbig2Ctx, ContextDeleter> context(
        jbig2_ctx_new(&purse_.calls, JBIG2_OPTIONS_EMBEDDED, nullptr, note_message, &failed_));
    if (!context || !feed(context.get(), segments)) return false;
    shared_.reset(jbig2_make_global_ctx(context.release()));
    return shared_ != nullptr;
  }

  OrDecodeFailure page(ByteView segments, bool bare, std::uint32_t page, std::uint64_t most_pixels) {
    context_.reset(jbig2_ctx_new(&purse_.calls, bare ? JBIG2_OPTIONS_EMBEDDED : Jbig2Options{}, shared_.get(),
                                 note_message, &failed_));
    if (!context_) return std::unexpected(DecodeFailure::Damaged);
    bool complete = feed(context_.get(), segments);
    Jbig2Image* image = nullptr;
    for (std::uint32_t at = 0; at <= page; ++at) {
      if (image != nullptr) jbig2_release_page(context_.get(), image);
      image = jbig2_page_out(context_.get());
      if (image != nullptr) continue;
      jbig2_complete_page(context_.get());  // its end may be missing
      image = jbig2_page_out(context_.get());
      if (image == nullptr) return std::unexpected(purse_.exhausted ? DecodeFailure::TooLarge : DecodeFailure::Damaged);
    }
    auto decoded = to_picture(*image, most_pixels);
    jbig2_release_page(context_.get(), image);
    if (decoded) decoded->complete = complete && !failed_;
    return decoded;
  }

 private:
  static bool feed(Jbig2Ctx* context, ByteView segments) {
    return jbig2_data_in(context, reinterpret_cast<const unsigned char*>(segments.data()), segments.size()) >= 0;
  }

  static OrDecodeFailure to_picture(const Jbig2Image& image, std::uint64_t most_pixels) {
    if (const auto checked = check_extent(image.width, image.height, most_pixels); !checked)
      return std::unexpected(checked.error());
    Decoded decoded{Picture(static_cast<int>(image.width), static_cast<int>(image.height), 1)};
    for (int y = 0; y < decoded.picture.height; ++y)
      expand_bits(image.data + static_cast<std::size_t>(y) * image.stride, decoded.picture.row(y),
                  decoded.picture.width, true);
    return decoded;
  }

  Purse purse_;
  bool failed_ = false;
  std::unique_ptr<Jbig2GlobalCtx, SharedDeleter> shared_;
  std::unique_ptr<Jbig2Ctx, ContextDeleter> context_;
};

}  // namespace

std::uint32_t count_jbig2_pages(ByteView bytes) {
  constexpr std::size_t flags_at = 8;
  constexpr std::size_t count_at = 9;
  constexpr unsigned count_unknown = 2;
  constexpr std::uint32_t most = 65'536;
  if (bytes.size() < count_at + 4 || !as_text(bytes).starts_with(file_mark)) return 0;
  if ((std::to_integer<unsigned>(bytes[flags_at]) & count_unknown) != 0) return 1;
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < 4; ++i) count = count << 8U | std::to_integer<std::uint32_t>(bytes[count_at + i]);
  return std::clamp<std::uint32_t>(count, 1, most);
}

OrDecodeFailure decode_jbig2(ByteView bytes, std::uint32_t page, std::uint64_t most_pixels) {
  Decoder decoder(most_pixels);
  return decoder.page(bytes, false, page, most_pixels);
}

OrDecodeFailure decode_jbig2_segments(ByteView page, ByteView shared, std::uint64_t most_pixels) {
  Decoder decoder(most_pixels);
  if (!shared.empty() && !decoder.set_shared(shared)) return std::unexpected(DecodeFailure::Damaged);
  return decoder.page(page, true, 0, most_pixels);
}

}  // namespace ocr
