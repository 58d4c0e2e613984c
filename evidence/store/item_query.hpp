// Items, read in windows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"

namespace evidence::store {

struct ItemFilter {
  std::optional<SourceId> source;
  std::optional<ItemId> parent;  // direct children of an archive
  std::optional<Sha256> blob;
  std::string like;  // glob over the path: * and ?
  bool problems_only = false;
  bool files_only = false;
};

// What the counters of the intake say; conserved: files = read + queued + problems.
struct ItemCounts {
  std::uint64_t files = 0;
  std::uint64_t read = 0;
  std::uint64_t queued = 0;
  std::uint64_t problems = 0;
  std::uint64_t pages_read = 0;
};

// Of an open Case. Any thread; each call is one read transaction. Items of removed Sources are left out.
class ItemQuery {
 public:
  struct State;
  explicit ItemQuery(std::shared_ptr<State> state) : state_(std::move(state)) {}
  [[nodiscard]] Result<std::vector<Item>> list(const ItemFilter& filter, std::uint64_t offset,
                                               std::uint64_t limit) const;
  [[nodiscard]] Result<std::uint64_t> count(const ItemFilter& filter) const;
  [[nodiscard]] Result<std::optional<Item>> find(ItemId id) const;
  [[nodiscard]] Result<std::vector<Item>> of_blob(
      const Sha256& blob) const;  // the same bytes may stand at several paths
  [[nodiscard]] Result<ItemCounts> counts(std::optional<SourceId> source) const;

 private:
  std::shared_ptr<State> state_;
};

}  // namespace evidence::store
