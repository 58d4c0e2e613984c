// The received bytes of a Case, addressed by SHA-256. A Blob's place is a row (container, offset, length) known here
// alone.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "evidence/base/bytes.hpp"
#include "evidence/base/digest.hpp"
#include "evidence/base/result.hpp"

namespace evidence::store {

class BlobStore;

// Takes one Blob's bytes piece by piece; what is never finished leaves nothing behind. One thread.
class BlobWriter {
 public:
  BlobWriter(BlobWriter&&) noexcept;
  BlobWriter& operator=(BlobWriter&&) noexcept;
  ~BlobWriter();
  Result<void> add(ByteView bytes);
  struct Stored {
    Sha256 digest;
    std::uint64_t bytes = 0;
    bool is_new = false;  // false: the same bytes were there already, nothing was written twice
  };
  Result<Stored> finish();

 private:
  friend class BlobStore;
  struct State;
  explicit BlobWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Of an open Case; made by CaseStore. Thread-safe: what one thread finished, any thread's commit makes durable.
class BlobStore {
 public:
  struct State;
  explicit BlobStore(std::shared_ptr<State> state) : state_(std::move(state)) {}

  Result<BlobWriter> begin();
  // Names a run of an already stored Blob (a file inside an uncompressed image) as a Blob of its own; nothing is
  // copied.
  Result<BlobWriter::Stored> add_extent(const Sha256& container, std::uint64_t offset, std::uint64_t length,
                                        const Sha256& digest);
  [[nodiscard]] bool contains(const Sha256& digest) const;
  // The bytes to read from: hand its descriptor, offset and length to a worker. Fails when the Blob is unknown or its
  // file gone.
  [[nodiscard]] Result<FileRange> open(const Sha256& digest) const;
  [[nodiscard]] Result<Bytes> read(const Sha256& digest) const;
  // Makes everything finished so far survive a power cut: fsync of the batch, renames, one transaction of rows.
  Result<void> commit();

 private:
  std::shared_ptr<State> state_;
};

}  // namespace evidence::store
