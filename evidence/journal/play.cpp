#include "evidence/base/utf8.hpp"
#include "evidence/journal/describe.hpp"
#include "evidence/journal/journal.hpp"
#include "evidence/journal/steps.hpp"

namespace evidence::journal {

using namespace literals;

namespace {

// Finds the first text of a Command that is no UTF-8: it could not be written down as it is.
class TextCheck {
 public:
  template <class T>
  void operator()(const char* name, const T& value) {
    const bool before = good_;
    check(value);
    if (before && !good_) field_ = name;
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] const std::string& field() const { return field_; }

 private:
  void check(const std::string& text) { good_ = good_ && is_valid_utf8(text); }
  void check(const ActorId& id) { check(id.value); }
  void check(const CriterionId& id) { check(id.value); }
  template <class T>
  void check(const std::optional<T>& value) {
    if (value) check(*value);
  }
  template <class T>
  void check(const std::vector<T>& values) {
    for (const T& value : values) check(value);
  }
  template <class T>
  void check(const std::map<ActorId, T>& values) {
    for (const auto& [actor, value] : values) {
      check(actor);
      check(value);
    }
  }
  template <class... T>
  void check(const std::variant<T...>& value) {
    std::visit([this](const auto& one) { this->check(one); }, value);
  }
  template <class T>
  void check(const T& value) {
    if constexpr (requires(TextCheck& fields) { describe(fields, value); }) describe(*this, value);
  }

  bool good_ = true;
  std::string field_;
};

}  // namespace

Result<void> check_reason(const EntryHead& head, std::string_view reason, std::string_view about) {
  if (head.undoes || !collapse_blanks(reason).empty()) return {};
  return fail(ErrorKind::Input, keys::reason_needed, {{"thing", std::string(about)}});
}

Result<CaseSnapshot> play(const CaseSnapshot& before, const EntryHead& head, const Command& command) {
  TextCheck text;
  std::visit([&](const auto& one) { describe(text, one); }, command);
  if (!text.good()) return fail(ErrorKind::Input, "error.journal.not-utf8"_key, {{"field", text.field()}});
  if (before.info.case_id.empty() != std::holds_alternative<CreateCase>(command)) {
    return before.info.case_id.empty() ? fail(ErrorKind::Input, "error.journal.no-case"_key)
                                       : fail(ErrorKind::Conflict, "error.journal.case-exists"_key);
  }
  return std::visit([&](const auto& one) { return step(before, head, one); }, command);
}

}  // namespace evidence::journal
