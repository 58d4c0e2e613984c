// What stands on a generated page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests::pages {

enum class FieldKind : std::uint8_t { Name, Amount, Date, Code };
std::string_view word_of(FieldKind kind);  // "name", …

// A value that evidence needs whole: a person or an organisation, a sum, a date, a number that identifies something.
struct Field {
  FieldKind kind = FieldKind::Name;
  std::string text;
  friend bool operator==(const Field&, const Field&) = default;
};

// A text and the fields in it.
struct Marked {
  std::string text;
  std::vector<Field> fields;

  Marked() = default;
  Marked(std::string plain) : text(std::move(plain)) {}  // NOLINT(google-explicit-constructor): a text is a Marked
  Marked(const char* plain) : text(plain) {}             // NOLINT(google-explicit-constructor)
  Marked(std::string_view plain) : text(plain) {}        // NOLINT(google-explicit-constructor)
  Marked(FieldKind kind, const std::string& value) : text(value), fields{{kind, value}} {}

  Marked& operator+=(const Marked& next) {
    text += next.text;
    fields.insert(fields.end(), next.fields.begin(), next.fields.end());
    return *this;
  }
  friend Marked operator+(Marked first, const Marked& next) { return first += next; }
};

struct Truth {
  std::vector<std::string> lines;  // as set on the paper, in reading order; a tab between the cells of a table's row
  std::vector<Field> fields;
  int quarters = 0;         // the picture is turned so many times clockwise against the page
  std::string description;  // kind, face, size, resolution and what was done to it

  [[nodiscard]] std::string text() const;  // the lines, each with its end
};

}  // namespace tests::pages
