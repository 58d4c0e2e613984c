// How far the reading of a Case is, by source and by cause of trouble. Values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/ids.hpp"
#include "evidence/model/page.hpp"

namespace evidence::store {

// Files inside archives count like others. Conserved: files = read + waiting + problems.
struct SourceProgress {
  SourceId source;
  std::uint64_t files = 0;
  std::uint64_t read = 0;
  std::uint64_t waiting = 0;  // not read yet, or in hand
  std::uint64_t problems = 0;
  std::uint64_t pages_read = 0;
  std::uint64_t pages_left = 0;  // at least: a file not begun counts as one page
};

// Contents set aside for one cause.
struct ProblemGroup {
  std::string code;  // of schemas/problems.md
  std::uint64_t contents = 0;
};

struct ReadingStatus {
  std::vector<SourceProgress> sources;  // in the order in which they were received
  std::vector<ProblemGroup> problems;   // of reading; most contents first
  std::uint64_t pages = 0;
  std::uint64_t recognised = 0;  // by an engine
  std::uint64_t uncertain = 0;   // as uncertain_pages() lists them
  std::uint64_t corrected = 0;   // by a person
  std::uint64_t with_seals = 0;
  [[nodiscard]] std::uint64_t pages_left() const {
    std::uint64_t left = 0;
    for (const SourceProgress& one : sources) left += one.pages_left;
    return left;
  }
};

// A page without its words.
struct PageSummary {
  Sha256 blob;
  std::uint32_t number = 1;
  PageOrigin origin = PageOrigin::TextLayer;
  std::string engine;
  std::uint8_t confidence = 100;
  std::uint32_t doubtful = 0;  // passages of doubt
  std::uint32_t second_readings = 0;
  std::vector<Problem> problems;
};

}  // namespace evidence::store
