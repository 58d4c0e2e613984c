#include "evidence/reader/pdf_scene.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "evidence/reader/pdf_image.hpp"
#include "evidence/reader/pdf_stream.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t most_content_bytes = 32U << 20U;
constexpr std::size_t most_images = 4096;  // of a page; one of 60 strips is usual, more is a drawing
constexpr std::size_t deepest_state = 256;
constexpr int deepest_form = 8;
constexpr double whole_page = 0.99;  // share that a picture covers which hides what is below
constexpr double white = 0.98;
constexpr double black = 0.35;  // luminance: ink that a scanner's stencil stands for

// What is painted with. Only what decides whether it can be seen.
struct State {
  QPDFMatrix matrix;
  double fill = 0;    // luminance; below 0: unknown
  int text_mode = 0;  // PDF 32000-1, table 106; 3 and 7 paint nothing
};

double luminance(const std::vector<double>& values) {
  if (values.size() == 1) return values[0];
  if (values.size() == 3) return 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2];
  if (values.size() == 4) return (1 - values[3]) * (1 - (0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2]));
  return -1;
}

class Reader final : public QPDFObjectHandle::ParserCallbacks {
 public:
  Reader(QPDF& pdf, const PageFrame& frame, Scene& scene, const State& state, const QPDFObjectHandle& resources,
         int depth)
      : pdf_(pdf), frame_(frame), scene_(scene), state_(state), resources_(resources), depth_(depth) {}

  void handleObject(QPDFObjectHandle object) override {
    if (object.isInlineImage()) {
      scene_.other = true;
    } else if (object.isOperator()) {
      act(object.getOperatorValue());
      operands_.clear();
    } else if (operands_.size() < most_operands) {
      operands_.push_back(std::move(object));
    }
  }
  void handleEOF() override {}

 private:
  static constexpr std::size_t most_operands = 64;

  void act(const std::string& name) {
    if (name == "q" || name == "Q" || name == "cm" || name == "Tr" || name == "gs") return change(name);
    if (name == "Do") return paint_object();
    if (name == "sh") {
      scene_.other = true;
    } else if (name == "Tj" || name == "TJ" || name == "'" || name == "\"") {
      (state_.text_mode == 3 || state_.text_mode == 7 ? scene_.hidden_text : scene_.text) = true;
    } else if (name == "S" || name == "s") {
      scene_.shapes = true;
    } else if (name == "f" || name == "F" || name == "f*" || name == "B" || name == "B*" || name == "b" ||
               name == "b*") {
      scene_.shapes = scene_.shapes || state_.fill < white || name.front() != 'f';
    } else if (name == "g" || name == "rg" || name == "k" || name == "sc" || name == "scn") {
      state_.fill = luminance(numbers());
    } else if (name == "cs") {
      state_.fill = 0;
    } else if (name == "BDC") {
      const bool optional = !operands_.empty() && operands_[0].isName() && operands_[0].getName() == "/OC";
      scene_.other = scene_.other || optional;
    }
  }

  void change(const std::string& name) {
    if (name == "q") {
      if (stack_.size() < deepest_state) stack_.push_back(state_);
    } else if (name == "Q") {
      if (stack_.empty()) return;
      state_ = stack_.back();
      stack_.pop_back();
    } else if (name == "cm") {
      const auto v = numbers();
      if (v.size() == 6) state_.matrix.concat(QPDFMatrix(v[0], v[1], v[2], v[3], v[4], v[5]));
    } else if (name == "Tr") {
      const auto v = numbers();
      if (!v.empty()) state_.text_mode = static_cast<int>(std::clamp(v[0], 0.0, 7.0));
    } else {
      use_parameters(resource("/ExtGState"));
    }
  }

  void use_parameters(QPDFObjectHandle parameters) {
    if (!parameters.isDictionary()) return;
    const QPDFObjectHandle opacity = parameters.getKey("/ca");
    const bool see_through = QPDFObjectHandle(opacity).isNumber() && QPDFObjectHandle(opacity).getNumericValue() < 1;
    QPDFObjectHandle mode = parameters.getKey("/BM");
    const bool blended = mode.isName() && mode.getName() != "/Normal" && mode.getName() != "/Compatible";
    if (see_through || blended || parameters.getKey("/SMask").isDictionary()) scene_.other = true;
  }

  void paint_object() {
    QPDFObjectHandle object = resource("/XObject");
    if (!object.isStream()) return;
    QPDFObjectHandle kind = object.getDict().getKey("/Subtype");
    if (object.getDict().hasKey("/OC")) scene_.other = true;
    if (kind.isName() && kind.getName() == "/Image") return paint_image(object);
    if (!kind.isName() || kind.getName() != "/Form") return;
    if (depth_ >= deepest_form) {
      scene_.other = true;
      return;
    }
    State inner = state_;
    QPDFObjectHandle matrix = object.getDict().getKey("/Matrix");
    if (matrix.isMatrix()) inner.matrix.concat(QPDFMatrix(matrix.getArrayAsMatrix()));
    QPDFObjectHandle resources = object.getDict().getKey("/Resources");
    const auto content = plain_stream(pdf_, object, most_content_bytes - std::min(most_content_bytes, form_bytes_));
    if (!content) {
      scene_.other = true;
      return;
    }
    form_bytes_ += content->size();
    Reader reader(pdf_, frame_, scene_, inner, resources.isDictionary() ? resources : resources_, depth_ + 1);
    reader.form_bytes_ = form_bytes_;
    QPDFObjectHandle::parseContentStream(object, &reader);
    form_bytes_ = reader.form_bytes_;
  }

  void paint_image(const QPDFObjectHandle& image) {
    PlacedImage placed{image, state_.matrix, state_.fill >= 0 && state_.fill < black};
    const Rectangle place = place_of(placed, frame_);
    const double right = std::min(place.x + place.width, frame_.shown_width());
    const double bottom = std::min(place.y + place.height, frame_.shown_height());
    const double covered =
        std::max(0.0, right - std::max(0.0, place.x)) * std::max(0.0, bottom - std::max(0.0, place.y));
    if (covered >= whole_page * frame_.width * frame_.height && is_opaque(image) && !scene_.other) {
      scene_.hidden_text = scene_.hidden_text || scene_.text;
      scene_.text = scene_.shapes = false;
      scene_.images.clear();
    }
    if (scene_.images.size() < most_images) {
      scene_.images.push_back(std::move(placed));
    } else {
      scene_.other = true;
    }
  }

  QPDFObjectHandle resource(const char* kind) {
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary()) return QPDFObjectHandle::newNull();
    QPDFObjectHandle all = resources_.getKey(kind);
    return all.isDictionary() ? all.getKey(operands_[0].getName()) : QPDFObjectHandle::newNull();
  }

  std::vector<double> numbers() {
    std::vector<double> values;
    for (QPDFObjectHandle& operand : operands_) {
      if (operand.isNumber()) values.push_back(operand.getNumericValue());
    }
    return values;
  }

  QPDF& pdf_;
  const PageFrame& frame_;
  Scene& scene_;
  State state_;
  QPDFObjectHandle resources_;
  int depth_;
  std::size_t form_bytes_ = 0;  // of all forms that were followed: they may call each other many times
  std::vector<State> stack_;
  std::vector<QPDFObjectHandle> operands_;
};

// The content streams as one, within the limit.
std::optional<std::string> content_of(QPDF& pdf, QPDFPageObjectHelper& page) {
  QPDFObjectHandle contents = page.getObjectHandle().getKey("/Contents");
  std::vector<QPDFObjectHandle> streams;
  if (contents.isArray()) {
    streams = contents.getArrayAsVector();
  } else if (contents.isStream()) {
    streams.push_back(contents);
  }
  std::string all;
  for (const QPDFObjectHandle& stream : streams) {
    if (!QPDFObjectHandle(stream).isStream()) continue;
    const auto part = plain_stream(pdf, stream, most_content_bytes - all.size());
    if (!part) return std::nullopt;
    all.append(as_text(*part)).append("\n");
    if (all.size() >= most_content_bytes) return std::nullopt;
  }
  return all;
}

}  // namespace

Rectangle PageFrame::shown(double x0, double y0, double x1, double y1) const {
  double a = std::min(x0, x1) - left;
  double b = bottom + height - std::max(y0, y1);
  double w = std::abs(x1 - x0);
  double h = std::abs(y1 - y0);
  double across = width;
  double down = height;
  for (int turn = 0; turn < quarters; ++turn) {
    const double turned = down - b - h;
    b = a;
    a = turned;
    std::swap(w, h);
    std::swap(across, down);
  }
  return {a, b, w, h};
}

PageFrame frame_of(QPDFPageObjectHelper& page) {
  PageFrame frame{0, 0, 595, 842, 0};  // A4 where the page's box is no box
  QPDFObjectHandle crop = page.getCropBox();
  QPDFObjectHandle media = page.getMediaBox();
  const auto usable = [](QPDFObjectHandle box) {
    if (!box.isRectangle()) return false;
    const auto r = box.getArrayAsRectangle();
    return r.urx - r.llx >= 1 && r.ury - r.lly >= 1 && std::isfinite(r.urx - r.llx) && std::isfinite(r.ury - r.lly);
  };
  if (usable(media)) {
    auto r = media.getArrayAsRectangle();
    if (usable(crop)) {
      const auto c = crop.getArrayAsRectangle();
      const QPDFObjectHandle::Rectangle both(std::max(r.llx, c.llx), std::max(r.lly, c.lly), std::min(r.urx, c.urx),
                                             std::min(r.ury, c.ury));
      if (both.urx - both.llx >= 1 && both.ury - both.lly >= 1) r = both;
    }
    frame = {r.llx, r.lly, r.urx - r.llx, r.ury - r.lly, 0};
  }
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  if (rotate.isInteger()) frame.quarters = static_cast<int>(((rotate.getIntValue() / 90) % 4 + 4) % 4);
  return frame;
}

Rectangle place_of(const PlacedImage& placed, const PageFrame& frame) {
  const auto box = placed.matrix.transformRectangle(QPDFObjectHandle::Rectangle(0, 0, 1, 1));
  return frame.shown(box.llx, box.lly, box.urx, box.ury);
}

Scene scene_of(QPDF& pdf, QPDFPageObjectHelper& page, const PageFrame& frame) {
  Scene scene;
  const auto content = content_of(pdf, page);
  if (!content) {
    scene.other = true;
    return scene;
  }
  Reader reader(pdf, frame, scene, {}, page.getAttribute("/Resources", false), 0);
  QPDFObjectHandle::parseContentStream(QPDFObjectHandle::newStream(&pdf, *content), &reader);
  return scene;
}

}  // namespace evidence::reader
