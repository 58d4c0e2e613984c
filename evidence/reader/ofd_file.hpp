// An OFD package that was opened: its documents' pages, where their parts are, who signed it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evidence/reader/ofd_objects.hpp"
#include "evidence/reader/ofd_resources.hpp"
#include "evidence/reader/package.hpp"

namespace evidence::reader {

struct OfdStamp {
  std::string page;  // ID of the page it stands on
  Rectangle where;   // millimetres
};

struct OfdSignature {
  std::string signer;        // the seal's name, else the program that signed
  std::string time;          // as it stands in the file
  std::string seal_picture;  // bytes of a picture file; empty: the signature holds none
  bool has_seal = false;
  std::vector<OfdStamp> stamps;
};

struct OfdAttachment {
  std::string name;
  std::string file;  // the stored part
};

struct OfdTemplate {
  std::string part;
  bool in_front = false;
};

// One document of the package.
struct OfdBody {
  OfdResources resources;
  double width = 210;  // of pages that name no size of their own
  double height = 297;
  std::map<std::string, OfdTemplate, std::less<>> templates;   // by ID
  std::map<std::string, std::string, std::less<>> annotation;  // the part, by the page's ID
  std::vector<OfdAttachment> attachments;
  std::vector<OfdSignature> signatures;
};

struct OfdPage {
  std::size_t body = 0;
  std::string id;
  std::string part;  // empty: declared and not there
};

struct OfdFile {
  Package package;
  std::vector<std::unique_ptr<OfdBody>> bodies;
  std::vector<OfdPage> pages;
};

bool is_ofd(const Package& package);

// "damaged" where no page is declared. `bytes`: the package, for seals.
OrProblem<OfdFile> open_ofd_file(ByteView bytes, Package package, std::uint64_t most_part_bytes);

// What stands on a page; nothing where its part is not there or no XML.
std::optional<OfdPageContent> ofd_page_content(const OfdFile& file, const OfdPage& page);

}  // namespace evidence::reader
