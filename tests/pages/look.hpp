// How a generated page is set, scanned and kept: the composition of the sets.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace tests::pages {

enum class PageSet : std::uint8_t {
  Clean,        // 200–300 dpi: scan noise, skew of up to 2°, JPEG, gradients, show-through, a red seal over text
  Hard,         // 1-bit fax, Kai and written faces, 110–150 dpi, 9 points, faded to 25 %, blur, a photograph
  Turned,       // clean pages that lie on their side or stand on their head
  Traditional,  // clean pages in traditional characters
};

struct Look {
  int dpi = 300;
  double points = 12;
  double skew = 0;       // degrees clockwise
  bool seal = false;     // red, over the signature
  float noise = 0;       // standard deviation, grey steps of 255
  float blur = 0;        // standard deviation, pixels
  float contrast = 1;    // of ink to paper that is left
  int jpeg = 0;          // quality; 0: kept without loss
  bool fax = false;      // one bit a pixel, CCITT G4
  bool grey = false;     // one channel
  bool through = false;  // the back of the sheet shines through
  bool yellow = false;   // paper
  double shade = 0;      // darkening towards a corner, share
  bool photo = false;    // perspective, on a dark desk
};

std::span<const Look> looks(PageSet set);
std::string describe(const Look& look);

}  // namespace tests::pages
