#include "evidence/intake/entry_sink.hpp"

#include <algorithm>

#include "evidence/intake/container.hpp"

namespace evidence::intake {

Result<bool> EntrySink::same_in_container(ByteView bytes) const {
  const std::uint64_t from = *place_ + bytes_;
  if (from < *place_ || from > container_.length || bytes.size() > container_.length - from) return false;
  auto there = read_range(container_.fd.get(), container_.offset + from, bytes.size());
  if (!there) return pass_on(there);
  return std::equal(there->begin(), there->end(), bytes.begin(), bytes.end());
}

Result<void> EntrySink::write_own() {
  auto writer = blobs_.begin();
  if (!writer) return pass_on(writer);
  constexpr std::uint64_t step = 1U << 20U;
  for (std::uint64_t at = 0; at < bytes_; at += step) {
    auto piece = read_range(container_.fd.get(), container_.offset + *place_ + at, std::min(step, bytes_ - at));
    if (!piece) return pass_on(piece);
    if (auto added = writer->add(*piece); !added) return added;
  }
  place_.reset();
  writer_ = std::move(*writer);
  return {};
}

Result<void> EntrySink::add(const EntryData& data) {
  if (head_.size() < head_size) {
    const std::size_t more = std::min(head_size - head_.size(), data.bytes.size());
    head_.insert(head_.end(), data.bytes.begin(), data.bytes.begin() + static_cast<std::ptrdiff_t>(more));
  }
  if (bytes_ == 0 && !writer_) place_ = data.place;
  if (place_) {
    auto same = same_in_container(data.bytes);
    if (!same) return pass_on(same);
    if (!*same) {
      if (auto own = write_own(); !own) return own;
    }
  } else if (!writer_) {
    if (auto own = write_own(); !own) return own;
  }
  if (place_) hash_.add(data.bytes);
  if (writer_) {
    if (auto added = writer_->add(data.bytes); !added) return added;
  }
  bytes_ += data.bytes.size();
  return {};
}

Result<store::BlobWriter::Stored> EntrySink::finish() {
  if (place_ && bytes_ > 0) return blobs_.add_extent(container_digest_, *place_, bytes_, hash_.finish());
  if (!writer_) {
    if (auto own = write_own(); !own) return pass_on(own);
  }
  return writer_->finish();
}

}  // namespace evidence::intake
