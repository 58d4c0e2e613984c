// A sheet of A4 that is written from top to bottom and remembers what was written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "demo/draw.hpp"

#include "tests/pages/script.hpp"
#include "tests/pages/truth.hpp"

namespace tests::pages {

enum class Align : std::uint8_t { Left, Middle, Right };

// Sizes in parts of the sheet's body size.
struct Setting {
  Align align = Align::Left;
  double size = 1;
  bool bold = false;
  bool indent = false;  // two characters
  bool red = false;
  double after = 0.5;  // space behind
};
inline constexpr Setting body{Align::Left, 1, false, true, false, 0.4};
inline constexpr Setting plain{Align::Left, 1, false, false, false, 0.4};
inline constexpr Setting title{Align::Middle, 1.6, true, false, false, 1};
inline constexpr Setting section{Align::Left, 1.05, true, false, false, 0.4};
inline constexpr Setting at_right{Align::Right, 1, false, false, false, 0.4};

struct Table {
  std::vector<std::vector<Marked>> rows;
  std::vector<double> widths;  // shares
  bool ruled = true;
  bool centred = true;
};

struct PlacedSeal {
  evidence::demo::SealLook look;
  double x = 0;  // centre, points
  double y = 0;
};

class Sheet {
 public:
  // `face`: a pango family. `size`: of the body, points. What is written is turned into `script` first.
  Sheet(std::string face, double size, bool landscape = false, Script script = Script::Simplified);

  // False, and nothing is written, where the rest of the sheet is too short for it.
  bool write(const Marked& text, const Setting& setting = body);
  bool write(const Table& table);
  void gap(double lines) { y_ += lines * size_; }
  void red_rule();
  void frame();                                                    // a double border, as certificates have
  void foot(const std::string& text);                              // centred at the bottom; last
  void columns(double left, double width);                         // what follows is set there, from the current height
  void next_column(double left, double width);                     // the same, from where the last `columns` began
  void stamp(const std::string& ring, const std::string& bottom);  // over what was written last at the right

  [[nodiscard]] double left_over() const { return bottom_ - y_; }  // points
  [[nodiscard]] double size() const { return size_; }
  [[nodiscard]] const std::string& face() const { return face_; }
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] const Truth& truth() const { return truth_; }
  [[nodiscard]] const std::vector<PlacedSeal>& seals() const { return seals_; }
  [[nodiscard]] cairo_surface_t* drawing() const { return surface_.get(); }  // in points; without the seals

 private:
  [[nodiscard]] evidence::demo::LayoutOwner set(const std::string& text, double size, bool bold) const;
  [[nodiscard]] Marked in_script(const Marked& text) const;
  void ink(bool red) const;
  void remember(const Marked& text, PangoLayout* layout);

  std::string face_;
  double size_;
  Script script_;
  double width_, height_, bottom_;
  double left_, across_;
  double y_, column_top_;
  double last_right_;  // middle of the last text at the right
  evidence::demo::SurfaceOwner surface_;
  evidence::demo::DrawingOwner cairo_;
  evidence::demo::ContextOwner context_;
  Truth truth_;
  std::vector<PlacedSeal> seals_;
};

}  // namespace tests::pages
