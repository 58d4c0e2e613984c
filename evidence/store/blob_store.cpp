#include "evidence/store/blob_store.hpp"

#include <set>
#include <system_error>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "evidence/store/blob_state.hpp"
#include "evidence/store/columns.hpp"
#include "evidence/store/guard.hpp"

namespace evidence::store {

using namespace literals;

namespace {

std::string pack_name(std::uint64_t number) { return fmt::format("packs/{:06}.pack", number); }

std::unexpected<Error> disk_error(const std::filesystem::path& file) {
  return fail(ErrorKind::Input, "error.store.disk"_key,
              {{"file", file.string()}, {"reason", std::generic_category().message(errno)}});
}

std::unexpected<Error> unknown_blob(const Sha256& digest) {
  return fail(ErrorKind::Input, "error.store.unknown-blob"_key, {{"digest", to_hex(digest)}});
}

Result<void> sync_file(const std::filesystem::path& file) {
  const UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd || ::fdatasync(fd.get()) != 0) return disk_error(file);
  return {};
}

Result<void> sync_pack(BlobStore::State& state) {
  if (!state.pack.dirty) return {};
  if (::fdatasync(state.pack.fd.get()) != 0) return disk_error(state.root / pack_name(state.pack.number));
  state.pack.dirty = false;
  return sync_folder(state.root / "packs");
}

// Files of their own: bytes to the disk, then the name, then the folder that holds the name.
Result<void> settle_files(BlobStore::State& state) {
  std::set<std::filesystem::path> folders;
  while (!state.waiting.empty()) {
    const auto [container, temporary] = *state.waiting.begin();
    const std::filesystem::path file = state.root / container;
    if (auto synced = sync_file(temporary); !synced) return synced;
    std::filesystem::create_directories(file.parent_path());
    const std::lock_guard lock(state.mutex);
    std::filesystem::rename(temporary, file);
    state.waiting.erase(container);
    folders.insert(file.parent_path());
  }
  if (folders.empty()) return {};
  folders.insert(state.root);
  for (const auto& folder : folders) {
    if (auto synced = sync_folder(folder); !synced) return synced;
  }
  return {};
}

void write_rows(BlobStore::State& state) {
  SQLite::Transaction transaction(*state.writer);
  SQLite::Statement put(*state.writer,
                        "INSERT INTO blobs (digest, container, place, length) VALUES (?, ?, ?, ?) ON CONFLICT (digest) "
                        "DO UPDATE SET container = excluded.container, place = excluded.place, length = "
                        "excluded.length");
  for (const auto& [digest, place] : state.pending) {
    bind_digest(put, 1, digest);
    put.bind(2, place.container);
    put.bind(3, static_cast<std::int64_t>(place.offset));
    put.bind(4, static_cast<std::int64_t>(place.length));
    put.exec();
    put.reset();
  }
  transaction.commit();
}

}  // namespace

std::string own_container(const Sha256& digest) {
  const std::string hex = to_hex(digest);
  return hex.substr(0, 2) + "/" + hex;
}

std::optional<Place> BlobStore::State::find(const Sha256& digest) const {
  const std::lock_guard lock(mutex);
  if (const auto found = pending.find(digest); found != pending.end()) return found->second;
  SQLite::Statement query(*reader, "SELECT container, place, length FROM blobs WHERE digest = ?");
  bind_digest(query, 1, digest);
  if (!query.executeStep()) return std::nullopt;
  return Place{query.getColumn(0).getString(), unsigned_column(query, 1), unsigned_column(query, 2)};
}

std::filesystem::path BlobStore::State::file_of(const std::string& container) const {
  const std::lock_guard lock(mutex);
  const auto found = waiting.find(container);
  return found != waiting.end() ? found->second : root / container;
}

// What was lost since is taken in again when it comes again.
bool BlobStore::State::holds(const Sha256& digest) const {
  const auto place = find(digest);
  if (!place) return false;
  std::error_code gone;
  const std::uintmax_t size = std::filesystem::file_size(file_of(place->container), gone);
  return !gone && size >= place->offset + place->length;
}

Result<Place> BlobStore::State::append_to_pack(ByteView bytes) {
  const bool full = pack.end > 0 && pack.end + bytes.size() > pack_bytes;
  if (!pack.fd || full) {
    if (auto synced = sync_pack(*this); !synced) return pass_on(synced);
    const std::uint64_t number = full ? pack.number + 1 : std::max<std::uint64_t>(pack.number, 1);
    const std::filesystem::path file = root / pack_name(number);
    UniqueFd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!fd) return disk_error(file);
    if (full) pack.end = 0;
    pack.fd = std::move(fd);
    pack.number = number;
  }
  if (::lseek(pack.fd.get(), static_cast<off_t>(pack.end), SEEK_SET) < 0) return disk_error(root);
  if (auto written = write_all(pack.fd.get(), bytes); !written) return pass_on(written);
  Place place{pack_name(pack.number), pack.end, bytes.size()};
  pack.end += bytes.size();
  pack.dirty = true;
  return place;
}

namespace {

// The number of a pack by its name; 0 for anything else.
std::uint64_t pack_number(const std::filesystem::path& container) {
  const std::string stem = container.stem().string();
  const bool digits = !stem.empty() && stem.size() < 10 && stem.find_first_not_of("0123456789") == std::string::npos;
  return digits && container.extension() == ".pack" ? std::stoull(stem) : 0;
}

// Of the rows and of the folder: a pack that went missing never gets its number again.
std::uint64_t newest_pack(BlobStore::State& state) {
  SQLite::Statement query(*state.writer,
                          "SELECT coalesce(max(container), '') FROM blobs WHERE container LIKE 'packs/%'");
  query.executeStep();
  std::uint64_t newest = pack_number(query.getColumn(0).getString());
  for (const auto& entry : std::filesystem::directory_iterator(state.root / "packs")) {
    newest = std::max(newest, pack_number(entry.path()));
  }
  return newest;
}

}  // namespace

void clean_up(BlobStore::State& state) {
  std::filesystem::create_directories(state.root / "packs");
  std::filesystem::remove_all(state.root / "writing");
  std::filesystem::create_directories(state.root / "writing");
  state.pack.number = newest_pack(state);
  if (state.pack.number == 0) return;
  SQLite::Statement query(*state.writer, "SELECT coalesce(max(place + length), 0) FROM blobs WHERE container = ?");
  query.bind(1, pack_name(state.pack.number));
  query.executeStep();
  state.pack.end = unsigned_column(query, 0);
  const std::filesystem::path newest = state.root / pack_name(state.pack.number);
  if (!std::filesystem::exists(newest) || std::filesystem::file_size(newest) < state.pack.end) {
    state.pack.end = 0;  // damaged: left as it is, the next goes to a new one
    ++state.pack.number;
  } else if (std::filesystem::file_size(newest) > state.pack.end) {
    std::filesystem::resize_file(newest, state.pack.end);
  }
}

Result<BlobWriter::Stored> BlobStore::add_extent(const Sha256& container, std::uint64_t offset, std::uint64_t length,
                                                 const Sha256& digest) {
  return guarded(state_->root, [&]() -> Result<BlobWriter::Stored> {
    if (!state_->writable) return fail(ErrorKind::Input, "error.store.read-only"_key);
    const std::lock_guard writing(state_->writing);
    const auto outer = state_->find(container);
    if (!outer) return unknown_blob(container);
    if (offset > outer->length || length > outer->length - offset) {
      return fail(ErrorKind::Input, "error.store.extent"_key, {{"digest", to_hex(container)}});
    }
    if (state_->holds(digest)) return BlobWriter::Stored{digest, length, false};
    const std::lock_guard lock(state_->mutex);
    state_->pending.insert_or_assign(digest, Place{outer->container, outer->offset + offset, length});
    return BlobWriter::Stored{digest, length, true};
  });
}

bool BlobStore::contains(const Sha256& digest) const {
  return guarded(state_->root, [&]() -> Result<bool> { return state_->find(digest).has_value(); }).value_or(false);
}

Result<FileRange> BlobStore::open(const Sha256& digest) const {
  return guarded(state_->root, [&]() -> Result<FileRange> {
    const auto place = state_->find(digest);
    if (!place) return unknown_blob(digest);
    auto fd = open_for_reading(state_->file_of(place->container));
    // Renamed between the two looks: the second finds it under its own name.
    if (!fd) fd = open_for_reading(state_->file_of(place->container));
    if (!fd) {
      return fail(ErrorKind::Input, "error.store.blob-gone"_key,
                  {{"digest", to_hex(digest)}, {"file", place->container}}, fd.error().detail);
    }
    return FileRange{std::move(*fd), place->offset, place->length};
  });
}

Result<Bytes> BlobStore::read(const Sha256& digest) const {
  const auto range = open(digest);
  if (!range) return std::unexpected(range.error());
  return read_range(range->fd.get(), range->offset, range->length);
}

Result<void> BlobStore::commit() {
  return guarded(state_->root, [&]() -> Result<void> {
    const std::lock_guard writing(state_->writing);
    if (state_->pending.empty()) return {};
    if (auto synced = sync_pack(*state_); !synced) return synced;
    if (auto settled = settle_files(*state_); !settled) return settled;
    write_rows(*state_);
    const std::lock_guard lock(state_->mutex);
    state_->pending.clear();
    return {};
  });
}

}  // namespace evidence::store
