#include "evidence/criteria/json_lines.hpp"

#include <cstdint>
#include <iterator>
#include <set>
#include <span>
#include <utility>

namespace evidence {

namespace {

constexpr std::size_t kDepthLimit = 64;  // a catalogue is 8 deep

// Where the reader is; shared by all copies of the counting iterator.
struct Place {
  std::size_t line = 1;       // of the last character that is no blank
  std::size_t next_line = 1;  // of the next character
  std::size_t column = 0;
};

// An input iterator that counts lines as the parser takes characters.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Place* place) : at_(at), place_(place) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    const char c = *at_++;
    ++place_->column;
    if (c == '\n') {
      ++place_->next_line;
      place_->column = 0;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      place_->line = place_->next_line;
    }
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  Place* place_;
};

// Builds the tree and notes the line of each value.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(JsonDocument& document, const Place& place) : document_(document), place_(place) {}

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(std::int64_t value) override { return put(value); }
  bool number_unsigned(std::uint64_t value) override { return put(value); }
  bool number_float(double value, const std::string&) override { return put(value); }
  bool string(std::string& value) override { return put(std::move(value)); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(nlohmann::json::object()); }
  bool start_array(std::size_t) override { return open(nlohmann::json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    Level& level = levels_.back();
    level.key = std::move(name);
    if (!level.keys.insert(level.key).second) document_.repeated.push_back(path());
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  struct Level {
    nlohmann::json* value = nullptr;
    std::string path;
    std::string key;
    std::set<std::string> keys;
  };

  [[nodiscard]] std::string path() const {
    if (levels_.empty()) return "";
    const Level& level = levels_.back();
    if (level.value->is_array()) return level.path + "[" + std::to_string(level.value->size()) + "]";
    return level.path.empty() ? level.key : level.path + "." + level.key;
  }

  nlohmann::json* place(nlohmann::json value) {
    document_.lines.insert_or_assign(path(), place_.line);
    if (levels_.empty()) {
      document_.root = std::move(value);
      return &document_.root;
    }
    nlohmann::json& parent = *levels_.back().value;
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[levels_.back().key] = std::move(value));
  }

  bool put(nlohmann::json value) {
    place(std::move(value));
    return true;
  }
  bool open(nlohmann::json value) {
    if (levels_.size() >= kDepthLimit) return false;
    std::string where = path();
    nlohmann::json* placed = place(std::move(value));
    levels_.push_back(Level{placed, std::move(where), {}, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  JsonDocument& document_;
  const Place& place_;
  std::vector<Level> levels_;
};

}  // namespace

JsonRead read_json(std::string_view text) {
  JsonRead read;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Place place;
  Builder builder(read.document, place);
  const std::span<const char> bytes(text);
  const CountingIterator begin(bytes.data(), &place);
  const CountingIterator end(bytes.data() + bytes.size(), &place);
  read.ok = nlohmann::json::sax_parse(begin, end, &builder);
  if (!read.ok) read.fault = JsonFault{place.line, place.column};
  return read;
}

std::size_t line_of(const JsonDocument& document, std::string_view path) {
  while (true) {
    if (const auto found = document.lines.find(path); found != document.lines.end()) return found->second;
    const std::size_t cut = path.find_last_of(".[");
    if (cut == std::string_view::npos) break;
    path = path.substr(0, cut);
  }
  const auto whole = document.lines.find("");
  return whole == document.lines.end() ? 1 : whole->second;
}

}  // namespace evidence
