// The automatic numbers of a Word document's paragraphs: "第一章", "1.1", "（一）", "•" (ECMA-376 part 1, 17.9).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include <pugixml.hpp>

#include "evidence/reader/package.hpp"

namespace evidence::reader {

// Paragraphs are handed in in the order of the document.
class WordNumbering {
 public:
  // `main`: the document part; its numbering and styles may be missing.
  WordNumbering(const Package& package, std::string_view main);
  // The number in front of a paragraph, with the blank behind it; empty where it has none.
  std::string label(const pugi::xml_node& paragraph_properties);

 private:
  static constexpr std::size_t levels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;
    std::string gap = "tab";
    bool legal = false;  // all numbers in it decimal
    int restart = -1;    // the level behind which it begins anew; -1: any higher one
  };
  struct Counters {
    std::array<int, levels> value{};
    std::array<bool, levels> begun{};
  };
  struct List {
    std::string abstract;
    std::map<int, int> starts;
    std::map<int, Level> own;  // levels that this list alone has
    bool restarted = false;
  };
  struct Numbered {
    std::string list;
    int level = 0;
  };
  struct Style {
    std::string based_on;
    std::optional<std::string> list;
    std::optional<int> level;
  };

  void read_lists(const pugi::xml_node& root);
  static Level level_of(const pugi::xml_node& node);
  [[nodiscard]] std::optional<Numbered> numbered(const pugi::xml_node& properties) const;
  [[nodiscard]] const Level* find_level(const List& list, int level) const;
  void count(List& list, Counters& counters, int level) const;

  std::map<std::string, std::array<Level, levels>, std::less<>> abstracts_;
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, Style, std::less<>> styles_;
  std::map<std::string, Counters, std::less<>> counters_;  // by abstract list: lists of one kind count on
  std::string default_style_;
};

}  // namespace evidence::reader
