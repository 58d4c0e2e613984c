#include "evidence/reader/html_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include <gumbo.h>

#include "evidence/base/utf8.hpp"

namespace evidence::reader {
namespace {

constexpr std::size_t deepest_nesting = 8192;  // gumbo and this walk go down by recursion
constexpr std::size_t most_html = 64U << 20U;  // its tree takes some twenty times as much

struct OutputCloser {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_dropped(GumboTag tag) {
  static constexpr std::array dropped{GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                                      GUMBO_TAG_META,     GUMBO_TAG_LINK,   GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                                      GUMBO_TAG_NOFRAMES, GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO};
  return is_one_of(tag, dropped);
}

bool is_inline(GumboTag tag) {
  static constexpr std::array inline_tags{
      GUMBO_TAG_A,      GUMBO_TAG_ABBR,   GUMBO_TAG_B,      GUMBO_TAG_BDI, GUMBO_TAG_BDO,  GUMBO_TAG_BIG,
      GUMBO_TAG_CITE,   GUMBO_TAG_CODE,   GUMBO_TAG_DATA,   GUMBO_TAG_DEL, GUMBO_TAG_DFN,  GUMBO_TAG_EM,
      GUMBO_TAG_FONT,   GUMBO_TAG_I,      GUMBO_TAG_IMG,    GUMBO_TAG_INS, GUMBO_TAG_KBD,  GUMBO_TAG_LABEL,
      GUMBO_TAG_MARK,   GUMBO_TAG_Q,      GUMBO_TAG_RUBY,   GUMBO_TAG_S,   GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
      GUMBO_TAG_SPAN,   GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB, GUMBO_TAG_SUP,  GUMBO_TAG_TIME,
      GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR,    GUMBO_TAG_WBR, GUMBO_TAG_NOBR, GUMBO_TAG_INPUT,
      GUMBO_TAG_BUTTON, GUMBO_TAG_UNKNOWN};
  return is_one_of(tag, inline_tags);
}

// Elements that a page may leave open without nesting.
bool may_stay_open(std::string_view name) {
  static constexpr std::array<std::string_view, 26> names{
      "p",   "li",    "td",     "tr",    "th",    "dt",    "dd",     "br",      "hr",
      "img", "input", "meta",   "link",  "base",  "area",  "col",    "embed",   "param",
      "wbr", "track", "option", "tbody", "thead", "tfoot", "source", "colgroup"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_nested_too_deep(std::string_view html) {
  std::size_t depth = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closes = at + 1 < html.size() && html[at + 1] == '/';
    std::string name;
    for (std::size_t i = at + (closes ? 2 : 1); i < html.size() && name.size() < 16; ++i) {
      if (std::isalnum(static_cast<unsigned char>(html[i])) == 0) break;
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(html[i])));
    }
    if (name.empty() || may_stay_open(name)) continue;
    if (!closes && ++depth > deepest_nesting) return true;
    if (closes && depth > 0) --depth;
  }
  return false;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const GumboAttribute* style = gumbo_get_attribute(&element.attributes, "style");
  if (style == nullptr) return false;
  std::string compact;
  for (const char* c = style->value; *c != '\0'; ++c) {
    if (*c != ' ') compact += static_cast<char>(std::tolower(static_cast<unsigned char>(*c)));
  }
  return compact.find("display:none") != std::string::npos || compact.find("visibility:hidden") != std::string::npos;
}

bool holds_table(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return false;
  const GumboVector& children = node.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    if (child->v.element.tag == GUMBO_TAG_TABLE || holds_table(*child)) return true;
  }
  return false;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(TextBuilder& text) : text_(text) {}

  void write(const GumboNode& node) {
    if (text_.full()) return;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
      add(node.v.text.text);
    } else if (node.type == GUMBO_NODE_WHITESPACE) {
      add(" ");
    } else if (node.type == GUMBO_NODE_ELEMENT) {
      element(node);
    }
  }

 private:
  void children(const GumboNode& node) {
    const GumboVector& all = node.v.element.children;
    for (unsigned i = 0; i < all.length; ++i) write(*static_cast<const GumboNode*>(all.data[i]));
  }

  void element(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (is_dropped(element.tag)) return;
    const bool hides = !hidden_ && is_hidden(element);
    if (hides) {
      hidden_ = true;
      text_.begin(PassageKind::Hidden);
    }
    content(node);
    if (hides) {
      hidden_ = false;
      text_.end();
    }
  }

  void content(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) {
      line_break();
    } else if (tag == GUMBO_TAG_INPUT) {
      input(node.v.element);
    } else if (tag == GUMBO_TAG_TABLE) {
      const bool laid_out = std::exchange(rows_, in_cell_ || !holds_table(node));
      block(node);
      rows_ = laid_out;
    } else if (tag == GUMBO_TAG_TR && rows_ && !in_cell_) {
      end_line();
      children(node);
      text_.row_end();
      fresh_ = true;
      blank_ = false;
    } else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && rows_ && !in_cell_) {
      in_cell_ = true;
      fresh_ = true;
      children(node);
      in_cell_ = false;
      blank_ = false;
      text_.cell_end();
      fresh_ = true;
    } else if (tag == GUMBO_TAG_PRE) {
      const bool kept = std::exchange(preformatted_, true);
      block(node);
      preformatted_ = kept;
    } else if (is_inline(tag)) {
      children(node);
    } else {
      block(node);
    }
  }

  // What is filled in, or written on a button; never the hidden fields of a form.
  void input(const GumboElement& element) {
    const GumboAttribute* type = gumbo_get_attribute(&element.attributes, "type");
    const GumboAttribute* value = gumbo_get_attribute(&element.attributes, "value");
    const std::string_view kind = type == nullptr ? "text" : type->value;
    if (value != nullptr && (kind == "text" || kind == "button" || kind == "submit")) add(value->value);
  }

  void block(const GumboNode& node) {
    end_line();
    children(node);
    end_line();
  }

  void end_line() {
    if (in_cell_) {
      blank_ = !fresh_;
    } else if (!fresh_) {
      text_.line_end();
      fresh_ = true;
      blank_ = false;
    }
  }

  void line_break() {
    if (in_cell_) {
      blank_ = !fresh_;
      return;
    }
    text_.add(U'\n');
    fresh_ = true;
    blank_ = false;
  }

  // White space becomes one blank, none at a line's beginning and between two Chinese characters.
  void add(std::string_view given) {
    const std::string piece = is_valid_utf8(given) ? std::string(given) : make_valid_utf8(given);
    for (std::size_t at = 0; at < piece.size();) {
      const char32_t c = next_code_point(piece, at);
      if (preformatted_ && c == '\n') {
        line_break();
      } else if (is_blank(c) && !(preformatted_ && !in_cell_)) {
        blank_ = blank_ || !fresh_;
      } else {
        if (std::exchange(blank_, false) && !(is_han(before_) && is_han(c))) text_.add(U' ');
        text_.add(c);
        before_ = c;
        fresh_ = false;
      }
    }
  }

  TextBuilder& text_;
  bool hidden_ = false;
  bool rows_ = false;  // in a table whose rows are lines
  bool in_cell_ = false;
  bool preformatted_ = false;
  bool fresh_ = true;   // nothing stands on the line, or in the cell, yet
  bool blank_ = false;  // one is due before the next character
  char32_t before_ = 0;
};

}  // namespace

OrProblem<MarkedText> html_text(std::string_view html, std::uint64_t most_bytes) {
  if (html.size() > most_html) return problem("too-large");
  if (is_nested_too_deep(html)) return problem("damaged");
  const std::unique_ptr<GumboOutput, OutputCloser> parsed(
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
  if (!parsed) return problem("damaged");
  TextBuilder text(most_bytes);
  HtmlWriter(text).write(*parsed->root);
  text.line_end();
  return text.finish();
}

}  // namespace evidence::reader
