// Takes in a folder: every file in it, by its raw name. Private to this room.
#pragma once

#include <filesystem>

#include "evidence/intake/source_in_hand.hpp"

namespace evidence::intake {

// Appends what stands below the folder, in byte order of names; archives among it go to `waiting`. Symbolic links are
// listed, never followed. What cannot be read is listed with the reason.
Result<void> take_folder(const std::filesystem::path& folder, SourceInHand& source);

// Copies a file's bytes into a Blob. `changed`: its size or time moved meanwhile.
struct TakenFile {
  store::BlobWriter::Stored stored;
  Bytes head;
  std::int64_t modified = 0;
  bool changed = false;
};
// Errors: "error.intake.unreadable" (Input), the store's, or Cancelled.
Result<TakenFile> take_file(const std::filesystem::path& file, SourceInHand& source);

}  // namespace evidence::intake
