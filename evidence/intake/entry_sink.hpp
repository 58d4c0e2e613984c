// Where the bytes of one entry go: a run of the image they already stand in, or a Blob of their own.
#pragma once

#include <optional>

#include "evidence/intake/frames/frames.hpp"
#include "evidence/store/blob_store.hpp"

namespace evidence::intake {

// The worker may say where in the container the bytes stand uncompressed. It is not believed: every byte is compared,
// and at the first that differs (or runs past the end) the entry becomes a Blob of its own.
class EntrySink {
 public:
  EntrySink(store::BlobStore& blobs, const FileRange& container, const Sha256& container_digest)
      : blobs_(blobs), container_(container), container_digest_(container_digest) {}

  Result<void> add(const EntryData& data);
  Result<store::BlobWriter::Stored> finish();
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  // The first head_size bytes, for recognising what it is.
  [[nodiscard]] ByteView head() const { return head_; }

 private:
  Result<bool> same_in_container(ByteView bytes) const;
  Result<void> write_own();  // from now on a Blob of its own, what was matched so far included

  store::BlobStore& blobs_;
  const FileRange& container_;
  const Sha256& container_digest_;
  std::optional<std::uint64_t> place_;
  std::optional<store::BlobWriter> writer_;
  Sha256Stream hash_;
  std::uint64_t bytes_ = 0;
  Bytes head_;
};

}  // namespace evidence::intake
