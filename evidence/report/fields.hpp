// Strict reading of small JSON files: every field required, no other allowed. Only .cpp files of this room include it.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "evidence/base/result.hpp"

namespace evidence::report {

// Reads the fields of one object. `wrong` remembers the first thing that does not fit: what was read is then void.
class Fields {
 public:
  Fields(const nlohmann::json& object, std::string path, std::string& wrong);

  template <class Number>
  void number(const char* name, Number& into) {
    const nlohmann::json* value = find(name);
    if (value == nullptr) return;
    if (value->is_number_integer() && (std::is_signed_v<Number> || value->is_number_unsigned())) {
      into = value->get<Number>();
    } else {
      blame(name);
    }
  }
  void text(const char* name, std::string& into);  // not empty
  void texts(const char* name, std::vector<std::string>& into);
  const nlohmann::json* list(const char* name);
  const nlohmann::json* find(const char* name);
  void refuse_others();
  void blame(const std::string& name);

 private:
  const nlohmann::json& object_;
  std::string path_;
  std::string& wrong_;
  std::set<std::string, std::less<>> seen_;
};

// Parses the file and hands its root to `read`, which says what is wrong by its second argument.
Result<void> read_strictly(const std::filesystem::path& file,
                           const std::function<void(const nlohmann::json&, std::string& wrong)>& read);

}  // namespace evidence::report
