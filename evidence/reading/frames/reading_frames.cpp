#include "evidence/reading/frames/reading_frames.hpp"

#include "evidence/base/utf8.hpp"
#include "evidence/reading/frames/page_codec.hpp"

namespace evidence::reading {

using sandbox::FieldReader;
using sandbox::FieldWriter;

namespace {

void write(FieldWriter& out, const ReadLimits& limits) {
  out.u64(limits.picture_pixels).u32(limits.pages).u64(limits.item_bytes).u64(limits.office_bytes);
  out.u64(limits.page_text_bytes).u32(limits.page_words);
}

ReadLimits read_limits(FieldReader& in) {
  ReadLimits limits;
  limits.picture_pixels = in.u64();
  limits.pages = in.u32();
  limits.item_bytes = in.u64();
  limits.office_bytes = in.u64();
  limits.page_text_bytes = in.u64();
  limits.page_words = in.u32();
  return limits;
}

constexpr std::uint8_t find_out = 255;  // which way up
constexpr std::uint8_t most_quarters = 3;

void write(FieldWriter& out, const ReadSettings& settings) {
  out.text(settings.engine).text(settings.language).u8(settings.quarters.value_or(find_out));
  write_box(out, settings.region);
}

std::optional<ReadSettings> read_settings(FieldReader& in) {
  ReadSettings settings;
  settings.engine = in.text();
  settings.language = in.text();
  const std::uint8_t quarters = in.u8();
  settings.region = read_box(in);
  if (!in.ok() || !is_engine_name(settings.engine) || !is_engine_name(settings.language)) return std::nullopt;
  if ((quarters != find_out && quarters > most_quarters) || !is_on_page(settings.region)) return std::nullopt;
  if (quarters != find_out) settings.quarters = quarters;
  return settings;
}

}  // namespace

std::string_view reader_version() { return "reader-3"; }

bool keeps_to(const DocumentHead& head, const ReadLimits& limits) {
  return head.pages <= limits.pages && head.media_type.size() <= longest_media_type;
}

bool keeps_to(const Page& page, const ReadLimits& limits) {
  return page.text.size() <= 2 * limits.page_text_bytes && page.words.size() <= limits.page_words;
}

Bytes encode(const ReadRequest& request) {
  FieldWriter out;
  out.text(request.name).u32(request.first_page).u32(request.last_page).u64(request.offset).u64(request.length);
  write(out, request.settings);
  write(out, request.limits);
  return out.take();
}

Bytes encode(const RenderRequest& request) {
  FieldWriter out;
  out.text(request.name).u32(request.page).u32(request.width).u64(request.max_pixels);
  out.u64(request.offset).u64(request.length);
  write(out, request.limits);
  return out.take();
}

Bytes encode(const DocumentHead& head) {
  FieldWriter out;
  out.text(head.media_type).u32(head.pages);
  return out.take();
}

Bytes encode(const ReadDone& done) {
  FieldWriter out;
  out.u8(done.problem ? 1 : 0);
  if (done.problem) write_problem(out, *done.problem);
  return out.take();
}

Bytes encode(const PictureHead& head) {
  FieldWriter out;
  out.u32(head.width).u32(head.height).u32(head.stride).u8(static_cast<std::uint8_t>(head.format));
  return out.take();
}

std::optional<ReadRequest> decode_read(ByteView payload) {
  FieldReader in(payload);
  ReadRequest request;
  request.name = in.text();
  request.first_page = in.u32();
  request.last_page = in.u32();
  request.offset = in.u64();
  request.length = in.u64();
  const auto settings = read_settings(in);
  if (!settings) return std::nullopt;
  request.settings = *settings;
  request.limits = read_limits(in);
  if (!in.finished() || request.first_page == 0) return std::nullopt;
  return request;
}

std::optional<RenderRequest> decode_render(ByteView payload) {
  FieldReader in(payload);
  RenderRequest request;
  request.name = in.text();
  request.page = in.u32();
  request.width = in.u32();
  request.max_pixels = in.u64();
  request.offset = in.u64();
  request.length = in.u64();
  request.limits = read_limits(in);
  if (!in.finished() || request.page == 0 || request.width == 0 || request.max_pixels == 0) return std::nullopt;
  return request;
}

std::optional<DocumentHead> decode_document(ByteView payload) {
  FieldReader in(payload);
  DocumentHead head;
  head.media_type = in.text();
  head.pages = in.u32();
  if (!in.finished() || !is_valid_utf8(head.media_type)) return std::nullopt;
  return head;
}

std::optional<ReadDone> decode_done(ByteView payload) {
  FieldReader in(payload);
  ReadDone done;
  if (in.u8() == 1) {
    done.problem = read_problem(in);
    if (!done.problem) return std::nullopt;
  }
  if (!in.finished()) return std::nullopt;
  return done;
}

std::optional<PictureHead> decode_picture(ByteView payload) {
  FieldReader in(payload);
  PictureHead head;
  head.width = in.u32();
  head.height = in.u32();
  head.stride = in.u32();
  const std::uint8_t format = in.u8();
  if (!in.finished() || head.width == 0 || head.height == 0) return std::nullopt;
  if (format != static_cast<std::uint8_t>(PixelFormat::Grey) && format != static_cast<std::uint8_t>(PixelFormat::Rgba))
    return std::nullopt;
  head.format = static_cast<PixelFormat>(format);
  if (head.stride < static_cast<std::uint64_t>(head.width) * format) return std::nullopt;
  return head;
}

}  // namespace evidence::reading
