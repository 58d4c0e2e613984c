#include "evidence/reader/rtf_words.hpp"

#include <algorithm>
#include <array>

namespace evidence::reader {
namespace {

using A = RtfAction;

// Sorted by name, for binary search.
constexpr std::array words{
    RtfWord{"annotation", A::Annotation},
    RtfWord{"ansicpg", A::CodePage},
    RtfWord{"atnauthor", A::AnnotationAuthor},
    RtfWord{"bin", A::Binary},
    RtfWord{"bullet", A::Character, U'•'},
    RtfWord{"cell", A::Cell},
    RtfWord{"colortbl", A::SkipGroup},
    RtfWord{"column", A::Line},
    RtfWord{"deleted", A::Deleted},
    RtfWord{"emdash", A::Character, U'—'},
    RtfWord{"emspace", A::Character, U' '},
    RtfWord{"endash", A::Character, U'–'},
    RtfWord{"enspace", A::Character, U' '},
    RtfWord{"f", A::Font},
    RtfWord{"fcharset", A::Charset},
    RtfWord{"fldrslt", A::KeepGroup},
    RtfWord{"fonttbl", A::FontTable},
    RtfWord{"footer", A::BesideText},
    RtfWord{"footerf", A::BesideText},
    RtfWord{"footerl", A::BesideText},
    RtfWord{"footerr", A::BesideText},
    RtfWord{"footnote", A::Footnote},
    RtfWord{"generator", A::SkipGroup},
    RtfWord{"header", A::BesideText},
    RtfWord{"headerf", A::BesideText},
    RtfWord{"headerl", A::BesideText},
    RtfWord{"headerr", A::BesideText},
    RtfWord{"info", A::SkipGroup},
    RtfWord{"intbl", A::InTable},
    RtfWord{"ldblquote", A::Character, U'“'},
    RtfWord{"line", A::Line},
    RtfWord{"lquote", A::Character, U'‘'},
    RtfWord{"nestcell", A::Character, U' '},
    RtfWord{"nonesttables", A::SkipGroup},
    RtfWord{"nonshppict", A::SkipGroup},
    RtfWord{"objdata", A::SkipGroup},
    RtfWord{"page", A::Page},
    RtfWord{"par", A::Paragraph},
    RtfWord{"pard", A::ParagraphStart},
    RtfWord{"pict", A::SkipGroup},
    RtfWord{"plain", A::Plain},
    RtfWord{"rdblquote", A::Character, U'”'},
    RtfWord{"revised", A::Inserted},
    RtfWord{"row", A::Row},
    RtfWord{"rquote", A::Character, U'’'},
    RtfWord{"rxe", A::SkipGroup},
    RtfWord{"sect", A::Page},
    RtfWord{"shpinst", A::KeepGroup},
    RtfWord{"shptxt", A::KeepGroup},
    RtfWord{"sn", A::SkipGroup},
    RtfWord{"stylesheet", A::SkipGroup},
    RtfWord{"sv", A::SkipGroup},
    RtfWord{"tab", A::Character, U'\t'},
    RtfWord{"tc", A::SkipGroup},
    RtfWord{"txe", A::SkipGroup},
    RtfWord{"u", A::Unicode},
    RtfWord{"uc", A::UnicodeSkip},
    RtfWord{"v", A::Hidden},
    RtfWord{"xe", A::SkipGroup},
};

constexpr bool before(const RtfWord& a, std::string_view b) { return a.name < b; }

}  // namespace

RtfWord rtf_word(std::string_view name) {
  const auto* const found = std::lower_bound(words.begin(), words.end(), name, before);
  return found != words.end() && found->name == name ? *found : RtfWord{};
}

static_assert(std::is_sorted(words.begin(), words.end(),
                             [](const RtfWord& a, const RtfWord& b) { return a.name < b.name; }));

}  // namespace evidence::reader
