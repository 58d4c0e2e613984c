#include <clocale>
#include <memory>
#include <set>

#include "demo/files.hpp"
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

namespace evidence::demo {
namespace {

struct ArchiveFree {
  void operator()(archive* writer) const { archive_write_free(writer); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using ArchiveOwner = std::unique_ptr<archive, ArchiveFree>;
using EntryOwner = std::unique_ptr<archive_entry, ArchiveFree>;

// libarchive makes Joliet names out of the thread's locale.
class Utf8Locale {
 public:
  Utf8Locale() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(utf8_)) {}
  ~Utf8Locale() {
    uselocale(before_);
    if (utf8_ != nullptr) freelocale(utf8_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t utf8_;
  locale_t before_;
};

la_ssize_t append(archive*, void* closure, const void* data, std::size_t length) {
  auto& bytes = *static_cast<Bytes*>(closure);
  const auto* first = static_cast<const std::byte*>(data);
  bytes.insert(bytes.end(), first, first + length);
  return static_cast<la_ssize_t>(length);
}

std::unexpected<Error> failed(archive* writer) {
  using namespace literals;
  const char* reason = archive_error_string(writer);
  return fail(ErrorKind::Defect, "error.demo.draw"_key, {{"reason", reason == nullptr ? "libarchive" : reason}});
}

Result<void> add_entry(archive* writer, const std::string& path, unsigned type, ByteView bytes, Instant made) {
  const EntryOwner entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), type);
  archive_entry_set_perm(entry.get(), type == AE_IFDIR ? 0555 : 0444);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_mtime(entry.get(), made.seconds, 0);
  archive_entry_set_atime(entry.get(), made.seconds, 0);
  archive_entry_set_ctime(entry.get(), made.seconds, 0);
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return failed(writer);
  if (!bytes.empty() && archive_write_data(writer, bytes.data(), bytes.size()) < 0) return failed(writer);
  return {};
}

Result<void> add_folders(archive* writer, const std::string& path, std::set<std::string>& known, Instant made) {
  for (auto end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
    if (!known.insert(path.substr(0, end)).second) continue;
    if (auto done = add_entry(writer, path.substr(0, end), AE_IFDIR, {}, made); !done) return done;
  }
  return {};
}

}  // namespace

Result<Bytes> image_bytes(const Plan& plan) {
  const Utf8Locale locale;
  const ArchiveOwner writer(archive_write_new());
  archive_write_set_format_iso9660(writer.get());
  archive_write_set_format_option(writer.get(), "iso9660", "volume-id", plan.volume.c_str());
  archive_write_set_format_option(writer.get(), "iso9660", "joliet", "1");
  archive_write_set_format_option(writer.get(), "iso9660", "rockridge", "1");
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  Bytes image;
  if (archive_write_open2(writer.get(), &image, nullptr, append, nullptr, nullptr) != ARCHIVE_OK)
    return failed(writer.get());
  std::set<std::string> folders;
  for (const auto& file : plan.files) {
    auto bytes = file_bytes(file, plan);
    if (!bytes) return bytes;
    if (auto done = add_folders(writer.get(), file.path, folders, plan.made); !done) return pass_on(done);
    if (auto done = add_entry(writer.get(), file.path, AE_IFREG, *bytes, plan.made); !done) return pass_on(done);
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) return failed(writer.get());
  set_image_dates(image, plan.made);
  return image;
}

}  // namespace evidence::demo
