#include "evidence/unpack/archive_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <string_view>
#include <utility>

#include <archive.h>

namespace evidence::unpack {
namespace {

using intake::Container;

constexpr std::size_t block_size = 256U << 10U;

la_ssize_t read_block(archive* /*opened*/, void* data, const void** buffer) {
  auto& input = *static_cast<ArchiveInput*>(data);
  input.block.resize(block_size);
  const std::size_t got = input.bytes.read(input.position, input.block);
  input.position += got;
  *buffer = input.block.data();
  return static_cast<la_ssize_t>(got);
}

la_int64_t skip_bytes(archive* /*opened*/, void* data, la_int64_t count) {
  auto& input = *static_cast<ArchiveInput*>(data);
  const std::uint64_t left = input.bytes.size() - std::min(input.position, input.bytes.size());
  const std::uint64_t skipped = std::min<std::uint64_t>(left, count < 0 ? 0 : static_cast<std::uint64_t>(count));
  input.position += skipped;
  return static_cast<la_int64_t>(skipped);
}

la_int64_t seek_to(archive* /*opened*/, void* data, la_int64_t offset, int whence) {
  auto& input = *static_cast<ArchiveInput*>(data);
  la_int64_t base = 0;
  if (whence == SEEK_CUR) base = static_cast<la_int64_t>(input.position);
  if (whence == SEEK_END) base = static_cast<la_int64_t>(input.bytes.size());
  if (offset < -base) return ARCHIVE_FATAL;
  input.position = static_cast<std::uint64_t>(base + offset);
  return base + offset;
}

using Support = int (*)(archive*);
constexpr std::array<std::pair<Container, Support>, 8> formats{{
    {Container::Disc, archive_read_support_format_iso9660},
    {Container::Zip, archive_read_support_format_zip},
    {Container::SevenZip, archive_read_support_format_7zip},
    {Container::Tar, archive_read_support_format_tar},
    {Container::Cpio, archive_read_support_format_cpio},
    {Container::Cab, archive_read_support_format_cab},
    {Container::Lha, archive_read_support_format_lha},
    {Container::Rar, archive_read_support_format_rar},
}};
constexpr std::array<std::pair<Container, int>, 7> compressions{{
    {Container::Gzip, ARCHIVE_FILTER_GZIP},
    {Container::Bzip2, ARCHIVE_FILTER_BZIP2},
    {Container::Xz, ARCHIVE_FILTER_XZ},
    {Container::Zstd, ARCHIVE_FILTER_ZSTD},
    {Container::Lzip, ARCHIVE_FILTER_LZIP},
    {Container::Compress, ARCHIVE_FILTER_COMPRESS},
    {Container::Lz4, ARCHIVE_FILTER_LZ4},
}};

void choose_format(archive* opened, Container container) {
  for (const auto& [candidate, support] : formats) {
    if (candidate == container) support(opened);
  }
  if (container == Container::Rar) archive_read_support_format_rar5(opened);
  for (const auto& [candidate, filter] : compressions) {
    if (candidate != container) continue;
    archive_read_append_filter(opened, filter);
    archive_read_support_format_tar(opened);
    archive_read_support_format_cpio(opened);
    archive_read_support_format_raw(opened);
    archive_read_support_format_empty(opened);
  }
}

}  // namespace

void ArchiveCloser::operator()(archive* opened) const { archive_read_free(opened); }

OpenedArchive open_archive(ArchiveInput& input, Container container, const std::vector<std::string>& passwords) {
  OpenedArchive result{ArchivePtr(archive_read_new())};
  archive* opened = result.archive.get();
  if (opened == nullptr) return result;
  choose_format(opened, container);
  for (const std::string& password : passwords) archive_read_add_passphrase(opened, password.c_str());
  archive_read_set_callback_data(opened, &input);
  archive_read_set_read_callback(opened, read_block);
  archive_read_set_skip_callback(opened, skip_bytes);
  archive_read_set_seek_callback(opened, seek_to);
  input.position = 0;
  result.opened = archive_read_open1(opened) >= ARCHIVE_WARN;
  return result;
}

std::string problem_of(archive* opened) {
  const char* said = opened == nullptr ? nullptr : archive_error_string(opened);
  std::string text = said == nullptr ? "" : said;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  const auto says = [&text](std::string_view word) { return text.find(word) != std::string::npos; };
  if (says("passphrase")) return says("incorrect") ? "wrong-password" : "encrypted";
  if (says("encrypt") || says("decrypt")) return "encrypted";
  if (says("truncated") || says("end-of-media") || says("end of file") || says("end of archive") || says("eof"))
    return "truncated";
  if (says("unsupported") || says("unavailable") || says("not supported") || says("codec")) return "unsupported";
  return "damaged";
}

}  // namespace evidence::unpack
