// What the demonstration disc holds: applicant.json and documents/*.json, read and with every {name} filled in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/dates.hpp"
#include "evidence/base/result.hpp"

namespace evidence::demo {

enum class BlockKind { Paragraph, Plain, Heading, Subheading, Centred, Right, Gap, PageBreak, Table, Seal };

// In the data a block is a text whose first sign says its kind ("# " heading, "## " subheading, "^ " centred, "> " at
// the right, "- " without indent, "===" new page, "" a gap), or {"table": ROWS, "widths": […]} where a row is [CELL…]
// or
// {"only": PROJECT, "row": [CELL…]}, or {"seal": NAME} (over the last line at the right). {name} in a text is a value
// of the applicant, {A.name} one of project A, {P.name} one of the project the file belongs to.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  std::string text;  // of a Seal: its name
  std::vector<std::vector<std::string>> rows;
  std::vector<double> widths;  // shares of the text width; empty: equal
};

struct Document {
  std::string title;
  std::string red_head;            // "" for none
  std::vector<std::string> cover;  // lines of a cover page of its own; empty for none
  std::vector<Block> blocks;
};

struct SealLook {
  std::string ring;    // round the rim
  std::string bottom;  // straight, under the star; may be empty
  double radius = 0;   // points
};

enum class Ink { Colour, Grey, BlackWhite };
// How a scanned page looks; angle in degrees, dpi in dots per inch, noise in grey steps of 255.
struct ScanLook {
  Ink ink = Ink::Grey;
  double dpi = 200;
  double angle = 0;
  int noise = 5;
  std::uint32_t seed = 1;
};

enum class Form { Pdf, ScanPdf, Jpeg, Png, Tiff, Docx, TextUtf8, TextGb18030, Empty, Zip };

// One file of the disc, or of an archive on it.
struct DiscFile {
  std::string path;
  Form form = Form::Pdf;
  Document document;
  ScanLook look;
  std::optional<double> keep;  // share of the bytes that is left of a damaged file
  bool names_in_gbk = false;   // archives: raw GBK names without the UTF-8 flag
  std::string password;        // archives: traditional zip encryption; "" for none
  std::vector<DiscFile> inside;
};

struct Plan {
  std::string image_name;
  std::string volume;
  Instant made;  // the one date of everything on the disc
  std::map<std::string, SealLook> seals;
  std::vector<DiscFile> files;
};

// Reads FOLDER/applicant.json and the documents it names. Errors name the file and the place.
Result<Plan> load_plan(const std::filesystem::path& folder);

// Every file under its whole path, members of archives too ("…/outer.zip/inner.zip/name").
std::map<std::string, const DiscFile*> files_by_path(const Plan& plan);

}  // namespace evidence::demo
