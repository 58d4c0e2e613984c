#include "evidence/report/zip.hpp"

#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace evidence::report {
namespace {

using namespace literals;

struct FreeArchive {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive*, void* into, const void* data, size_t length) {
  auto& bytes = *static_cast<Bytes*>(into);
  const auto* first = static_cast<const std::byte*>(data);
  bytes.insert(bytes.end(), first, first + length);
  return static_cast<la_ssize_t>(length);
}

bool write_entry(archive* writer, const ZipEntry& content) {
  constexpr __LA_MODE_T permissions = 0644;
  const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), content.name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), permissions);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.content.size()));
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return false;
  const auto written = archive_write_data(writer, content.content.data(), content.content.size());
  return written == static_cast<la_ssize_t>(content.content.size());
}

}  // namespace

Result<Bytes> write_zip(const std::vector<ZipEntry>& entries) {
  Bytes bytes;
  const std::unique_ptr<archive, FreeArchive> writer(archive_write_new());
  bool good = archive_write_set_format_zip(writer.get()) == ARCHIVE_OK &&
              archive_write_zip_set_compression_deflate(writer.get()) == ARCHIVE_OK &&
              archive_write_set_bytes_in_last_block(writer.get(), 1) == ARCHIVE_OK &&
              archive_write_open(writer.get(), &bytes, nullptr, append, nullptr) == ARCHIVE_OK;
  for (const ZipEntry& entry : entries) good = good && write_entry(writer.get(), entry);
  good = good && archive_write_close(writer.get()) == ARCHIVE_OK;
  if (!good) {
    const char* said = archive_error_string(writer.get());
    return fail(ErrorKind::Defect, "error.report.package"_key, {}, said == nullptr ? "" : said);
  }
  return bytes;
}

}  // namespace evidence::report
