// The people who act on this installation, and their signing keys: kept outside the Case, under
// $XDG_DATA_HOME/evidence-workbench/actors (one file a person, readable by its owner alone).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"

namespace workbench {

// $XDG_DATA_HOME/evidence-workbench, else ~/.local/share/evidence-workbench.
std::filesystem::path data_folder();

class ActorBook {
 public:
  explicit ActorBook(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // In the order in which they were made; the first is the default.
  [[nodiscard]] evidence::Result<std::vector<evidence::Actor>> list() const;
  // Makes an Ed25519 key (RFC 8032) and a random origin. Fails (Input) when a person of that name exists.
  evidence::Result<evidence::Actor> create(const std::string& name, evidence::Role role);
  // By name or id. Fails (Input) when there is none, naming those there are.
  [[nodiscard]] evidence::Result<evidence::Actor> find(std::string_view name_or_id) const;
  // The first one made; where there is none, one is made, named after the system's user.
  evidence::Result<evidence::Actor> default_actor();

 private:
  std::filesystem::path folder_;
};

}  // namespace workbench
