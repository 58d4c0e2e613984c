// A picture of a page → everything that can be read on it, by the recipe that read Chinese office scans best.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/base/result.hpp"
#include "ocr/picture.hpp"
#include "ocr/recogniser.hpp"
#include "ocr/seal.hpp"

namespace ocr {

// A part of the page that was found and not read.
struct Unread {
  enum class Why : std::uint8_t { Vertical, Handwriting } why = Why::Vertical;
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

// Places are in pixels of the picture that was handed in, whichever way up it was read.
struct Recognition {
  std::vector<Line> lines;     // what is believed, in reading order
  std::vector<Line> doubtful;  // of little confidence
  std::vector<Line> second;    // the other engine's reading where the two disagree
  std::vector<Seal> seals;     // from top to bottom; their ink was not read into the lines
  std::vector<Unread> unread;
  std::uint8_t confidence = 0;  // mean of the words of `lines`, percent; 0 where there are none
  double dpi = 0;               // that was worked with
  int quarters = 0;             // the picture was turned so many times clockwise to be read
  double skew = 0;              // degrees by which its lines leaned, clockwise
  std::string engine;
};

// What a person may ask for when a page is read again.
struct PageOptions {
  // In 1/1000 of the picture's width and height; what lies outside is not read.
  struct Region {
    int x = 0;
    int y = 0;
    int width = 1000;
    int height = 1000;
    friend bool operator==(const Region&, const Region&) = default;
  };
  std::optional<int> quarters;  // turn it so, instead of finding out
  Region region;
  friend bool operator==(const PageOptions&, const PageOptions&) = default;
};

// Reads whole pages. One thread at a time.
class PageReader {
 public:
  PageReader() = default;
  PageReader(const PageReader&) = delete;
  PageReader& operator=(const PageReader&) = delete;
  virtual ~PageReader() = default;
  virtual evidence::Result<Recognition> read(const Picture& picture, const PageOptions& options) = 0;
  evidence::Result<Recognition> read(const Picture& picture) { return read(picture, {}); }
};

// The recipe. `second`, which may be null, is asked where `first` is unsure. Both must outlive the call.
evidence::Result<Recognition> read_page(Recogniser& first, Recogniser* second, const Picture& picture,
                                        const PageOptions& options = {});

std::uint8_t mean_confidence(const std::vector<Line>& lines);

}  // namespace ocr
