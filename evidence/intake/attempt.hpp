// One try at one archive. Private to this room.
#pragma once

#include <chrono>
#include <map>

#include "evidence/intake/opener.hpp"

namespace evidence::intake {

// What it appended to the manifest is taken back before a second try.
struct Opener::Attempt {
  const Waiting& archive;
  FileRange bytes;
  std::int64_t budget = -1;
  std::chrono::steady_clock::time_point deadline;
  std::map<std::string, std::size_t, std::less<>> files;  // raw path → entry, for hard links
  std::vector<Waiting> nested;
  std::vector<std::string> problems;
  bool office_package = false;
  // The entry in hand.
  std::optional<std::size_t> entry;
  std::optional<EntryBegin> begin;
  std::optional<EntrySink> sink;
};

}  // namespace evidence::intake
