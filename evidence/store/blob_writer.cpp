// Takes a Blob's bytes: in memory while they are few, in a temporary file when they grow.
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "evidence/store/blob_state.hpp"
#include "evidence/store/guard.hpp"

namespace evidence::store {

using namespace literals;

struct BlobWriter::State {
  std::shared_ptr<BlobStore::State> store;
  Sha256Stream stream;
  std::uint64_t bytes = 0;
  Bytes held;                       // all of it, while it is few
  UniqueFd file;                    // else all of it stands here
  std::filesystem::path temporary;  // removed unless finished

  ~State() {
    std::error_code ignored;  // what stays behind is cleared when the Case is opened again
    if (!temporary.empty()) std::filesystem::remove(temporary, ignored);
  }

  Result<void> spill() {
    temporary = store->root / "writing" / std::to_string(++store->temporary_number);
    file = UniqueFd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file) {
      return fail(ErrorKind::Input, "error.store.disk"_key,
                  {{"file", temporary.string()}, {"reason", std::generic_category().message(errno)}});
    }
    auto written = write_all(file.get(), held);
    held = Bytes();
    return written;
  }
};

BlobWriter::BlobWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
BlobWriter::BlobWriter(BlobWriter&&) noexcept = default;
BlobWriter& BlobWriter::operator=(BlobWriter&&) noexcept = default;
BlobWriter::~BlobWriter() = default;

Result<BlobWriter> BlobStore::begin() {
  if (!state_->writable) return fail(ErrorKind::Input, "error.store.read-only"_key);
  auto state = std::make_unique<BlobWriter::State>();
  state->store = state_;
  return BlobWriter(std::move(state));
}

Result<void> BlobWriter::add(ByteView bytes) {
  state_->stream.add(bytes);
  state_->bytes += bytes.size();
  if (!state_->file && state_->bytes <= own_file_bytes) {
    state_->held.insert(state_->held.end(), bytes.begin(), bytes.end());
    return {};
  }
  if (!state_->file) {
    if (auto spilled = state_->spill(); !spilled) return spilled;
  }
  return write_all(state_->file.get(), bytes);
}

Result<BlobWriter::Stored> BlobWriter::finish() {
  return guarded(state_->store->root, [&]() -> Result<Stored> {
    BlobStore::State& store = *state_->store;
    const Stored stored{state_->stream.finish(), state_->bytes, true};
    const std::lock_guard writing(store.writing);
    if (store.holds(stored.digest)) return Stored{stored.digest, stored.bytes, false};
    Place place{own_container(stored.digest), 0, stored.bytes};
    if (!state_->file) {
      auto appended = store.append_to_pack(state_->held);
      if (!appended) return pass_on(appended);
      place = *appended;
    }
    const std::lock_guard lock(store.mutex);
    if (state_->file) store.waiting.insert_or_assign(place.container, std::exchange(state_->temporary, {}));
    store.pending.insert_or_assign(stored.digest, std::move(place));
    state_->file.reset();
    state_->held = Bytes();
    return stored;
  });
}

}  // namespace evidence::store
