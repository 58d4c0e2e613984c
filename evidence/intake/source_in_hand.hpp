// One Source while it is being taken in: what was found so far and what is still allowed. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/intake/container.hpp"
#include "evidence/intake/receive.hpp"
#include "evidence/journal/manifest.hpp"

namespace evidence::intake {

// How much an archive may still unfold to, all that is nested in it included.
struct Budget {
  std::int64_t outer = -1;  // index of the enclosing archive's budget
  std::uint64_t allowed = 0;
  std::uint64_t used = 0;
  std::uint32_t bombs = 0;  // found inside it
};

// An archive waiting to be opened.
struct Waiting {
  std::int64_t entry = -1;  // in the manifest; -1: the Source itself
  std::string raw_name;
  Sha256 digest;
  std::uint64_t bytes = 0;
  Container container = Container::Zip;
  std::int64_t budget = -1;       // of the archive it stands in
  std::vector<Sha256> inside_of;  // the archives around it
};

// How far a Source had come before a try that may have to be taken back.
struct Before {
  std::size_t entries = 0;
  std::uint64_t total_bytes = 0;
  std::uint64_t name_bytes = 0;
  std::uint64_t problems = 0;
};

struct SourceInHand {
  const ReceiveOptions& options;
  store::BlobStore& blobs;
  jobs::Work& work;
  std::string raw_name;
  journal::Manifest manifest;
  std::vector<Budget> budgets;
  std::vector<Waiting> waiting;  // opened in this order, breadth first
  std::uint64_t total_bytes = 0;
  std::uint64_t name_bytes = 0;  // of the entries' paths and link targets
  std::uint64_t blobs_new = 0;
  std::uint64_t problems = 0;
  std::uint64_t expected = 0;           // entries, as counted in a folder beforehand
  std::uint64_t uncommitted_bytes = 0;  // of Blobs finished since the last commit
  std::uint64_t uncommitted_blobs = 0;

  // Counts a finished Blob and commits now and then.
  Result<void> count(const store::BlobWriter::Stored& stored);
  // Appends an entry, reports progress. Fails with Cancelled.
  Result<std::size_t> append(journal::ManifestEntry entry);
  // Puts a Problem beside an entry, or beside the Source where `entry` is -1. The first of an entry stays.
  void mark(std::int64_t entry, const std::string& code, TextArguments arguments = {});
  [[nodiscard]] bool full() const {
    return manifest.entries.size() >= options.limits.entries || name_bytes >= options.limits.total_name_bytes;
  }
  // Takes `bytes` from the budget and those around it: false where one is used up.
  bool spend(std::int64_t budget, std::uint64_t bytes);
  // A bomb was stopped: the archives around it get back what it took, so that what stands beside it can still be read.
  // Not for ever: an archive of many bombs is one itself.
  void give_back(std::int64_t bomb);
  [[nodiscard]] Before before() const { return {manifest.entries.size(), total_bytes, name_bytes, problems}; }
  // Undoes a try: its entries, what they counted, and the newest budget with what it took from those around it. Blobs
  // that it stored stay.
  void take_back(const Before& before);
};

std::unexpected<Error> cancelled(const std::string& raw_name);

}  // namespace evidence::intake
