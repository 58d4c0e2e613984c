#include "evidence/intake/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/base/utf8.hpp"
#include "evidence/intake/opener.hpp"

namespace evidence::intake {
using namespace literals;
namespace fs = std::filesystem;
namespace {

std::unexpected<Error> unreadable(const fs::path& path, std::string_view reason) {
  return fail(ErrorKind::Input, "error.intake.unreadable"_key,
              {{"path", make_valid_utf8(path.string())}, {"reason", std::string(reason)}});
}

// Names first, then the rest: a folder is closed again before its files are read.
std::vector<fs::path> names_in(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> names;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename());
  std::sort(names.begin(), names.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return names;
}

// For showing how far it is; links are not followed here either.
std::uint64_t count_below(const fs::path& folder, const SourceInHand& source) {
  std::uint64_t count = 0;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  const fs::recursive_directory_iterator end;
  for (; !error && at != end && count < source.options.limits.entries && !source.work.stopped(); at.increment(error))
    ++count;
  return count;
}

class Walk {
 public:
  Walk(const fs::path& root, SourceInHand& source) : root_(root), source_(source) {}

  Result<void> folder(const std::string& below, std::int64_t entry) {
    std::error_code error;
    const std::vector<fs::path> names = names_in(root_ / below, error);
    if (error) source_.mark(entry, "unreadable", {{"reason", error.message()}});
    for (const fs::path& name : names) {
      const std::string raw_path = below.empty() ? name.native() : below + "/" + name.native();
      if (source_.full()) {
        source_.mark(-1, "too-many");
        return {};
      }
      if (auto taken = one(raw_path); !taken) return taken;
    }
    return {};
  }

 private:
  Result<void> one(const std::string& raw_path) {
    const fs::path path = root_ / raw_path;
    journal::ManifestEntry entry;
    entry.raw_path = raw_path;
    std::error_code error;
    const fs::file_type type = fs::symlink_status(path, error).type();
    if (type == fs::file_type::directory) entry.kind = ItemKind::Folder;
    if (type == fs::file_type::symlink) {
      entry.kind = ItemKind::Link;
      entry.link_target = fs::read_symlink(path, error).native();
    }
    auto index = source_.append(std::move(entry));
    if (!index) return pass_on(index);
    const auto number = static_cast<std::int64_t>(*index);
    if (error) source_.mark(number, "unreadable", {{"reason", error.message()}});
    if (raw_path.size() > source_.options.limits.name_bytes) {
      source_.mark(number, "name-too-long");
    } else if (type == fs::file_type::directory) {
      return folder(raw_path, number);
    } else if (type == fs::file_type::regular) {
      return file(path, *index);
    } else if (type != fs::file_type::symlink) {
      source_.mark(number, "special-file");
    }
    return {};
  }

  Result<void> file(const fs::path& path, std::size_t index) {
    const auto number = static_cast<std::int64_t>(index);
    auto taken = take_file(path, source_);
    if (!taken) {
      if (taken.error().key != "error.intake.unreadable"_key) return pass_on(taken);
      source_.mark(number, "unreadable", {{"reason", taken.error().arguments.back().second}});
      return {};
    }
    journal::ManifestEntry& entry = source_.manifest.entries[index];
    entry.blob = taken->stored.digest;
    entry.bytes = taken->stored.bytes;
    entry.modified = taken->modified;
    source_.total_bytes += entry.bytes;
    if (taken->changed) source_.mark(number, "changed-while-read");
    if (entry.bytes == 0) source_.mark(number, "empty");
    auto container = container_of(source_.blobs, *entry.blob, taken->head);
    if (!container) return pass_on(container);
    if (*container) source_.waiting.push_back({number, entry.raw_path, *entry.blob, entry.bytes, **container, -1, {}});
    return {};
  }

  const fs::path& root_;
  SourceInHand& source_;
};

}  // namespace

Result<void> take_folder(const fs::path& folder, SourceInHand& source) {
  source.expected = count_below(folder, source);
  return Walk(folder, source).folder("", -1);
}

Result<TakenFile> take_file(const fs::path& file, SourceInHand& source) {
  // A pipe put in a file's place must not block, nor a link in it be followed.
  const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  struct stat before{};
  if (!fd || ::fstat(fd.get(), &before) != 0) return unreadable(file, std::strerror(errno));
  auto writer = source.blobs.begin();
  if (!writer) return pass_on(writer);
  TakenFile taken;
  Bytes piece(1U << 20U);
  while (true) {
    if (source.work.stopped()) return cancelled(source.raw_name);
    const ssize_t got = ::read(fd.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(file, std::strerror(errno));
    if (got == 0) break;
    const ByteView bytes = ByteView(piece).first(static_cast<std::size_t>(got));
    const std::size_t more = std::min(head_size - taken.head.size(), bytes.size());
    taken.head.insert(taken.head.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(more));
    if (auto added = writer->add(bytes); !added) return pass_on(added);
  }
  struct stat after{};
  if (::fstat(fd.get(), &after) != 0) return unreadable(file, std::strerror(errno));
  auto stored = writer->finish();
  if (!stored) return pass_on(stored);
  taken.stored = *stored;
  taken.modified = before.st_mtim.tv_sec;
  taken.changed = before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec ||
                  before.st_mtim.tv_nsec != after.st_mtim.tv_nsec;
  if (auto counted = source.count(*stored); !counted) return pass_on(counted);
  return taken;
}

}  // namespace evidence::intake
