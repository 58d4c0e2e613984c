// The one model of a drafted document; docx, html and json are written from it and from nothing else.
// Every Statement names its evidence or says that it has none; a test counts them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "evidence/base/digest.hpp"
#include "evidence/base/ids.hpp"
#include "evidence/model/page.hpp"

namespace evidence::report {

// What stands behind a Statement.
enum class Backing {
  Cited,       // at least one Reference proves it
  Unproven,    // says itself that evidence is missing; cites nothing, or only what does not suffice
  Procedural,  // needs no evidence: which rules were used, what a requirement says, how far reading got
};

// One sentence (or one entry in a cell of a table).
struct Statement {
  std::string text;  // UTF-8, one line
  Backing backing = Backing::Procedural;
  std::vector<std::uint32_t> references;  // numbers of Report::references, ascending
  friend bool operator==(const Statement&, const Statement&) = default;
};

enum class ParagraphStyle { Body, Quotation, Signature, Small };  // Small: as large as a small table
struct Paragraph {
  std::vector<Statement> statements;  // written one after another
  ParagraphStyle style = ParagraphStyle::Body;
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

// What stands in one column of a row: mostly one Statement, else one a line. Written as what it holds, so not explicit.
struct Cell {
  std::vector<Statement> statements;
  Cell() = default;
  Cell(Statement one) : statements{std::move(one)} {}               // NOLINT(google-explicit-constructor)
  Cell(std::vector<Statement> all) : statements(std::move(all)) {}  // NOLINT(google-explicit-constructor)
  Cell(std::string text, Backing backing, std::vector<std::uint32_t> references)
      : statements{{std::move(text), backing, std::move(references)}} {}
  friend bool operator==(const Cell&, const Cell&) = default;
};

enum class TableSize { Normal, Small };  // of the letters
struct TableBlock {
  std::vector<std::string> header;
  std::vector<std::uint32_t> widths;  // of the columns, in parts of their sum
  std::vector<std::vector<Cell>> rows;
  TableSize size = TableSize::Normal;
  friend bool operator==(const TableBlock&, const TableBlock&) = default;
};

using Block = std::variant<Paragraph, TableBlock>;

// Headings are numbered as GB/T 9704-2012, 7.3.3 says: 一、（一）1.（1）. Sections stand in reading order, not nested.
struct Section {
  std::uint32_t level = 1;  // 1 … 4
  std::string number;       // "一、", "（一）", "1.", "（1）"
  std::string heading;
  std::optional<CriterionId> criterion;  // the Criterion this section judges
  std::vector<Block> blocks;
  friend bool operator==(const Section&, const Section&) = default;
};

// One line of the annex 证据引用清单: where a number in brackets leads.
enum class ReferenceKind { Item, Record, Source };
struct Reference {
  std::uint32_t number = 1;  // from 1, in order of first mention
  ReferenceKind kind = ReferenceKind::Item;
  std::string id;                // short form: I17, R2, S1
  std::string path;              // of the Item; title of the Record; name of the Source
  std::uint32_t page = 0;        // 0: has none
  std::optional<Box> rectangle;  // 1/1000 of the page
  std::string quote;             // the quoted words as they stood
  std::string participants;      // of a Record: "张三（项目经理）、李四（测试工程师）"
  std::string held_on;           // of a Record: 2026-11-24
  Sha256 digest;                 // of the Item's Blob, of the Source; all zero for a Record
  friend bool operator==(const Reference&, const Reference&) = default;
};

struct Report {
  std::string language = "zh-CN";  // BCP 47
  std::string title;
  std::string subtitle;            // the applicant, the status of the document
  std::vector<Statement> parties;  // one a line under the title
  std::vector<Section> sections;
  std::vector<std::string> signatures;  // lines left open for names and dates
  std::string annex_heading;
  std::string annex_note;                 // one line above the annex's table
  std::vector<std::string> annex_header;  // number, id, place, page, quoted words, SHA-256
  std::string annex_area;                 // stands for the quote where only a rectangle was marked: {x} {y} {w} {h}
  std::vector<Reference> references;
  friend bool operator==(const Report&, const Report&) = default;
};

struct Counts {
  std::size_t statements = 0;
  std::size_t cited = 0;
  std::size_t unproven = 0;
  std::size_t procedural = 0;
  std::size_t citations = 0;   // mentions of References
  std::size_t references = 0;  // lines of the annex
  friend bool operator==(const Counts&, const Counts&) = default;
};
Counts count(const Report& report);

// Every Statement of a Report, in reading order.
std::vector<const Statement*> statements_of(const Report& report);
std::vector<const Statement*> statements_of(Report&& report) = delete;  // the pointers would outlive it

// What breaks the promise "nothing invented": a cited statement without a reference, a reference without an annex line,
// an annex line that nobody cites, numbers out of order. Empty when all is well; each line is for a log or a test.
std::vector<std::string> broken_promises(const Report& report);

}  // namespace evidence::report
