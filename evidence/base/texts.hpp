// The words of one language, looked up by key.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "evidence/base/result.hpp"
#include "evidence/base/text_key.hpp"

namespace evidence {

// Immutable after load; may be read from any thread.
class Texts {
 public:
  // Reads every <folder>/<language>/*.json ("zh_CN" or "en"), one file a room. Fails when there is none, one is not a
  // flat object of strings, or two hold the same key.
  static Result<Texts> load(const std::filesystem::path& folder, std::string_view language);

  // The sentence of a key, its {names} filled from the arguments. A missing key gives "⟦key⟧", which a test looks for.
  [[nodiscard]] std::string operator()(TextKey key, const TextArguments& arguments = {}) const;
  // The same for a key that stands in data (a Problem's code, an enumeration's word): `prefix` + `code`.
  [[nodiscard]] std::string of(std::string_view prefix, std::string_view code,
                               const TextArguments& arguments = {}) const;
  [[nodiscard]] std::string of(const Error& error) const { return (*this)(error.key, error.arguments); }
  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return table_; }

 private:
  std::string language_;
  std::map<std::string, std::string, std::less<>> table_;
};

// Puts the arguments in place of {name}; a name without an argument stays as it stands.
std::string fill_in(std::string_view text, const TextArguments& arguments);

// Where assets/ and schemas/ are: $EVIDENCE_SHARE, else ../share/evidence-workbench beside the running program.
std::filesystem::path share_folder();

}  // namespace evidence
