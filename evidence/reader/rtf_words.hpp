// The control words of Rich Text Format 1.9.1 that matter to its text, and what each does.
#pragma once

#include <string_view>

namespace evidence::reader {

enum class RtfAction {
  None,
  SkipGroup,  // a destination without text
  FontTable,
  BesideText,  // headers and footers
  Footnote,
  Annotation,  // a comment
  AnnotationAuthor,
  KeepGroup,  // a destination marked as one to skip that has text all the same
  CodePage,
  Font,
  Charset,
  Unicode,
  UnicodeSkip,
  Binary,
  Plain,
  Hidden,
  Deleted,
  Inserted,
  ParagraphStart,
  InTable,
  Paragraph,
  Line,
  Page,
  Cell,
  Row,
  Character,  // stands for `character`
};

struct RtfWord {
  std::string_view name;
  RtfAction action = RtfAction::None;
  char32_t character = 0;
};

RtfWord rtf_word(std::string_view name);  // RtfAction::None for one that does not matter

}  // namespace evidence::reader
