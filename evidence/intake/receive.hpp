// Takes one thing received (disc image, archive, folder, loose file) into a Case: every byte becomes a Blob, every file
// at every path an entry of a Manifest. Recording it (Command ImportSource) is the caller's next step.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/problem.hpp"
#include "evidence/base/result.hpp"
#include "evidence/intake/limits.hpp"
#include "evidence/jobs/progress.hpp"
#include "evidence/sandbox/child.hpp"
#include "evidence/store/blob_store.hpp"

namespace evidence::intake {

struct ReceiveOptions {
  Limits limits;                       // load_limits(): assets/limits.json
  std::vector<std::string> passwords;  // tried in order on what is encrypted
};

struct ItemProblem {
  std::string path;  // as shown, from the Source's root; the Source's own name where the whole of it is meant
  Problem problem;
  friend bool operator==(const ItemProblem&, const ItemProblem&) = default;
};

// What a Source is made of; its fields go into model's Source and into the Command that records it.
struct Received {
  std::string name;  // last part of the path, as text
  std::string kind;  // "disc", "archive", "folder", "file"
  Sha256 digest;     // of the received bytes; for a folder: of its manifest
  std::uint64_t bytes = 0;
  Sha256 manifest;               // a Blob, already stored and committed
  std::uint64_t item_count = 0;  // entries of the manifest: files, folders and links
  std::uint64_t blobs_new = 0;   // that the Case did not hold before
  std::vector<ItemProblem> problems;
};

// Stores the bytes of `path` and opens what can be opened, in confined workers. What is wrong with a file is a Problem
// beside it; an error comes back only when the path cannot be read at all ("error.intake.…", Input), the store fails,
// or a person stopped it (Cancelled: no manifest is left; Blobs already committed stay and are found again by the next
// attempt). The received bytes are committed before the first worker sees them. Symbolic links inside a folder are
// listed and never followed. Progress: Unit::Items; `total` is known for
// folders only and grows where archives among its files are opened.
Result<Received> receive(const std::filesystem::path& path, const ReceiveOptions& options, store::BlobStore& blobs,
                         sandbox::Confinement confinement, jobs::Work& work);

// The same for bytes that are a Blob already: goes on after a power cut, opens again with a password. `raw_name` is
// the file's name, as bytes.
Result<Received> receive_blob(const std::string& raw_name, const Sha256& digest, const ReceiveOptions& options,
                              store::BlobStore& blobs, sandbox::Confinement confinement, jobs::Work& work);

}  // namespace evidence::intake
