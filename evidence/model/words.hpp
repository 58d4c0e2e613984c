// The closed sets of words that the model uses, and how each is written in Entries, the Catalogue and on the command
// line. What a person reads comes from assets/texts ("word.<set>.<name>").
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace evidence {

enum class ApplicationKind { Initial, Maintenance };
enum class Role { Auditor, Lead, Panel, Quality, Supervisor };
enum class Method { Document, Interview, Demonstration, ExternalCheck, PaperCheck };
enum class RecordKind { Interview, Demonstration, Paper, ExternalCheck };
enum class Stance { Supports, Contradicts, Neutral };
enum class Directness { Direct, Indirect, Affirmation };
enum class Strength { Strong, Moderate, Weak };
enum class Verdict { None, Confirmed, Disputed };  // one Actor's word on another's Link
enum class RatingValue { N, P, L, F };             // ISO/IEC 33020
enum class FactState { Claimed, Suggested, Accepted, Rejected };
enum class PageOrigin { TextLayer, Ocr, Office };
// What a stretch of a page's text is, where it is not plainly what stands on the paper.
enum class PassageKind {
  Doubtful,       // recognised with little confidence: searchable, marked, never counted as read
  SecondReading,  // what the other engine read at a place where the two disagree
  SealText,       // in a seal
  Vertical,       // written from top to bottom
  Annotation,     // a note on the page, not of it
  FormField,      // filled in electronically
  Comment,        // an office comment; `note` of the Passage: its author
  Footnote,
  Inserted,  // a tracked change; `note`: its author
  Deleted,
  Hidden,      // a hidden sheet, row, column, text or layer
  Correction,  // put right by a person
};
enum class SealShape { Round, Oval };
enum class SealVerdict { Sealed, NotSealed, Unsure };  // a person's word on a page
enum class ItemKind { File, Folder, Link };
enum class ItemState { Queued, Read, Problem };

template <class E>
struct Words;  // specialised below: `set` names the text keys, `names` pairs value and written form

#define EVIDENCE_WORDS(TYPE, SET, COUNT, ...)                                                   \
  template <>                                                                                   \
  struct Words<TYPE> {                                                                          \
    static constexpr std::string_view set = SET;                                                \
    static constexpr std::array<std::pair<TYPE, std::string_view>, COUNT> names{{__VA_ARGS__}}; \
  }

EVIDENCE_WORDS(ApplicationKind, "application-kind", 2, {ApplicationKind::Initial, "initial"},
               {ApplicationKind::Maintenance, "maintenance"});
EVIDENCE_WORDS(Role, "role", 5, {Role::Auditor, "auditor"}, {Role::Lead, "lead"}, {Role::Panel, "panel"},
               {Role::Quality, "qa"}, {Role::Supervisor, "supervisor"});
EVIDENCE_WORDS(Method, "method", 5, {Method::Document, "doc"}, {Method::Interview, "interview"},
               {Method::Demonstration, "demo"}, {Method::ExternalCheck, "external-check"},
               {Method::PaperCheck, "paper-check"});
EVIDENCE_WORDS(RecordKind, "record-kind", 4, {RecordKind::Interview, "interview"}, {RecordKind::Demonstration, "demo"},
               {RecordKind::Paper, "paper"}, {RecordKind::ExternalCheck, "external-check"});
EVIDENCE_WORDS(Stance, "stance", 3, {Stance::Supports, "supports"}, {Stance::Contradicts, "contradicts"},
               {Stance::Neutral, "neutral"});
EVIDENCE_WORDS(Directness, "directness", 3, {Directness::Direct, "direct"}, {Directness::Indirect, "indirect"},
               {Directness::Affirmation, "affirmation"});
EVIDENCE_WORDS(Strength, "strength", 3, {Strength::Strong, "strong"}, {Strength::Moderate, "moderate"},
               {Strength::Weak, "weak"});
EVIDENCE_WORDS(Verdict, "verdict", 3, {Verdict::None, "none"}, {Verdict::Confirmed, "confirmed"},
               {Verdict::Disputed, "disputed"});
EVIDENCE_WORDS(RatingValue, "rating", 4, {RatingValue::N, "N"}, {RatingValue::P, "P"}, {RatingValue::L, "L"},
               {RatingValue::F, "F"});
EVIDENCE_WORDS(FactState, "fact-state", 4, {FactState::Claimed, "claimed"}, {FactState::Suggested, "suggested"},
               {FactState::Accepted, "accepted"}, {FactState::Rejected, "rejected"});
EVIDENCE_WORDS(PageOrigin, "page-origin", 3, {PageOrigin::TextLayer, "text-layer"}, {PageOrigin::Ocr, "ocr"},
               {PageOrigin::Office, "office"});
EVIDENCE_WORDS(PassageKind, "passage-kind", 12, {PassageKind::Doubtful, "doubtful"},
               {PassageKind::SecondReading, "second-reading"}, {PassageKind::SealText, "seal-text"},
               {PassageKind::Vertical, "vertical"}, {PassageKind::Annotation, "annotation"},
               {PassageKind::FormField, "form-field"}, {PassageKind::Comment, "comment"},
               {PassageKind::Footnote, "footnote"}, {PassageKind::Inserted, "inserted"},
               {PassageKind::Deleted, "deleted"}, {PassageKind::Hidden, "hidden"},
               {PassageKind::Correction, "correction"});
EVIDENCE_WORDS(SealShape, "seal-shape", 2, {SealShape::Round, "round"}, {SealShape::Oval, "oval"});
EVIDENCE_WORDS(SealVerdict, "seal-verdict", 3, {SealVerdict::Sealed, "sealed"}, {SealVerdict::NotSealed, "not-sealed"},
               {SealVerdict::Unsure, "unsure"});
EVIDENCE_WORDS(ItemKind, "item-kind", 3, {ItemKind::File, "file"}, {ItemKind::Folder, "folder"},
               {ItemKind::Link, "link"});
EVIDENCE_WORDS(ItemState, "item-state", 3, {ItemState::Queued, "queued"}, {ItemState::Read, "read"},
               {ItemState::Problem, "problem"});

#undef EVIDENCE_WORDS

template <class E>
constexpr std::string_view word(E value) {
  for (const auto& [candidate, name] : Words<E>::names) {
    if (candidate == value) return name;
  }
  return "";
}

template <class E>
constexpr std::optional<E> parse_word(std::string_view name) {
  for (const auto& [value, candidate] : Words<E>::names) {
    if (candidate == name) return value;
  }
  return std::nullopt;
}

// The Method is derived from the evidence and never typed (design.md, Link).
constexpr Method method_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::Interview:
      return Method::Interview;
    case RecordKind::Demonstration:
      return Method::Demonstration;
    case RecordKind::Paper:
      return Method::PaperCheck;
    case RecordKind::ExternalCheck:
      return Method::ExternalCheck;
  }
  return Method::Document;
}

}  // namespace evidence
