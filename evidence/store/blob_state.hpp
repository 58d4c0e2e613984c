// What the BlobStore keeps: places in case.db, and those not committed yet. Private to this room.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "evidence/base/bytes.hpp"
#include "evidence/store/blob_store.hpp"
#include "evidence/store/case_files.hpp"

namespace evidence::store {

inline constexpr std::uint64_t pack_bytes = 64ULL << 20U;     // a pack is closed when the next blob would pass this
inline constexpr std::uint64_t own_file_bytes = 4ULL << 20U;  // a blob greater than this gets a file of its own

struct Place {
  std::string container;  // below blobs/
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

// The pack that is being written. Its bytes behind the last committed row are nobody's.
struct OpenPack {
  UniqueFd fd;
  std::uint64_t number = 0;
  std::uint64_t end = 0;
  bool dirty = false;
};

struct BlobStore::State {
  std::filesystem::path root;
  bool writable = false;
  std::atomic<std::uint64_t> temporary_number = 0;

  // Held by whoever appends or commits; taken before `mutex`.
  std::mutex writing;
  DatabasePtr writer;  // a connection of its own: a commit never falls into another transaction
  OpenPack pack;

  mutable std::mutex mutex;  // guards what follows
  DatabasePtr reader;
  std::unordered_map<Sha256, Place> pending;             // finished, not committed; changed under both locks
  std::map<std::string, std::filesystem::path> waiting;  // containers that still have a temporary name; the same

  [[nodiscard]] std::optional<Place> find(const Sha256& digest) const;  // throws
  [[nodiscard]] std::filesystem::path file_of(const std::string& container) const;
  [[nodiscard]] bool holds(const Sha256& digest) const;  // a place that the bytes of its container reach; throws
  Result<Place> append_to_pack(ByteView bytes);          // under `writing`
};

std::string own_container(const Sha256& digest);  // "ab/abcd…"
// Clears what a power cut left: temporary files, and the bytes behind the last row of the newest pack. Throws.
void clean_up(BlobStore::State& state);

}  // namespace evidence::store
