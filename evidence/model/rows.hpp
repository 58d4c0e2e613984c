// Plain structs of the words in CONTRIBUTING.md. No behaviour.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evidence/base/dates.hpp"
#include "evidence/base/digest.hpp"
#include "evidence/base/ids.hpp"
#include "evidence/base/problem.hpp"
#include "evidence/model/fact_value.hpp"
#include "evidence/model/page.hpp"
#include "evidence/model/words.hpp"

namespace evidence {

// What the Case is about; made by its first Entry.
struct CaseInfo {
  std::string case_id;  // 32 hex digits
  std::string applicant;
  ApplicationKind kind = ApplicationKind::Initial;
  std::optional<CivilDate> accepted_on;
  std::optional<CivilDate> reference_date;  // the day that ages and validity are reckoned from
  std::string catalogue_id;
  std::string catalogue_version;
  Sha256 catalogue;  // a Blob: the case keeps its own rules
  Instant created;
  friend bool operator==(const CaseInfo&, const CaseInfo&) = default;
};

struct Actor {
  ActorId id;
  std::string name;
  Role role = Role::Auditor;
  OriginId origin;
  std::string public_key;  // Ed25519, hex
  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Project {
  ProjectId id;
  std::string name;
  bool removed = false;
  friend bool operator==(const Project&, const Project&) = default;
};

// One thing received. Its items stand in the store, not in the snapshot.
struct Source {
  SourceId id;
  std::string name;  // as shown; no path of the machine it came from
  std::string kind;  // "disc", "archive", "folder", "file"
  Sha256 digest;     // of the received bytes; for a folder: of its manifest
  std::uint64_t bytes = 0;
  Sha256 manifest;    // a Blob: schemas/manifest.md
  ItemId first_item;  // its items are first_item.counter … + item_count - 1, in manifest order
  std::uint64_t item_count = 0;
  std::string encoding;  // of names whose archive does not say; "" = as guessed per archive
  Instant received;
  ActorId received_by;
  bool removed = false;
  friend bool operator==(const Source&, const Source&) = default;
};

// The exact spot, with the quoted words as they stood: reading again never orphans it.
struct Citation {
  ItemId item;
  Sha256 blob;
  std::uint32_t page = 1;
  std::optional<Box> rectangle;  // bounding box of the quoted words, or what was dragged
  std::string quote;             // may be empty where only a rectangle was given
  friend bool operator==(const Citation&, const Citation&) = default;
};

struct Participant {
  std::string name;
  std::string role;
  friend bool operator==(const Participant&, const Participant&) = default;
};
// A question and its answer, a step and its result, a thing checked and what was seen.
struct RecordLine {
  std::string asked;
  std::string expected;  // demonstrations only
  std::string answer;
  friend bool operator==(const RecordLine&, const RecordLine&) = default;
};
struct Attachment {
  std::string name;
  Sha256 blob;
  friend bool operator==(const Attachment&, const Attachment&) = default;
};
struct Record {
  RecordId id;
  RecordKind kind = RecordKind::Interview;
  std::string title;
  CivilDate held_on{};
  std::string place;
  std::vector<Participant> participants;
  std::vector<RecordLine> lines;
  std::vector<Attachment> attachments;
  std::optional<ProjectId> project;
  ActorId made_by;
  bool removed = false;
  friend bool operator==(const Record&, const Record&) = default;
};

struct Review {
  Verdict verdict = Verdict::None;
  std::string because;
  friend bool operator==(const Review&, const Review&) = default;
};
struct Resolution {
  std::string because;
  std::optional<LinkId> evidence;
  friend bool operator==(const Resolution&, const Resolution&) = default;
};

struct Link {
  LinkId id;
  CriterionId criterion;
  std::variant<Citation, RecordId> evidence;
  Stance stance = Stance::Supports;
  Directness directness = Directness::Direct;
  Strength strength = Strength::Strong;
  std::optional<ProjectId> project;
  std::optional<CivilDate> date;
  std::optional<CivilDate> valid_from;
  std::optional<CivilDate> valid_to;
  std::string note;
  ActorId made_by;
  Instant made_at;
  std::map<ActorId, Review> reviews;          // each person's own word
  std::map<ActorId, Resolution> resolutions;  // of a contradiction
  bool removed = false;
  std::string removed_because;
  friend bool operator==(const Link&, const Link&) = default;
};

struct Fact {
  FactId id;
  std::string name;  // of the Catalogue's registry
  FactValue value;
  FactState state = FactState::Claimed;
  std::optional<Citation> citation;  // none for a bare claim
  ActorId made_by;
  ActorId decided_by;  // who accepted or rejected it
  std::string because;
  bool removed = false;
  friend bool operator==(const Fact&, const Fact&) = default;
};

// One Actor's judgement of one Criterion: the key is both.
struct Rating {
  CriterionId criterion;
  ActorId actor;
  RatingValue value = RatingValue::N;
  std::string reason;
  bool removed = false;
  friend bool operator==(const Rating&, const Rating&) = default;
};

struct NotApplicable {
  CriterionId criterion;
  ActorId actor;
  std::string reason;
  bool removed = false;
  friend bool operator==(const NotApplicable&, const NotApplicable&) = default;
};

// What a person read on a page where the engine read something else. Kept by place, so that it outlives every reading:
// the words whose centre lies in `where` give way to `after`.
struct Correction {
  CorrectionId id;
  ItemId item;  // one of those with these bytes: the one it was made on
  Sha256 blob;
  std::uint32_t page = 1;
  Box where;
  std::string before;  // what stood there
  std::string after;   // may be empty: nothing stands there; a line end begins a line
  ActorId made_by;
  bool removed = false;
  friend bool operator==(const Correction&, const Correction&) = default;
};

// How one page is recognised, where a person chose other settings than the usual ones. The key is blob and page.
struct PageReading {
  ItemId item;
  Sha256 blob;
  std::uint32_t page = 1;
  std::string engine;                    // empty: the usual one
  std::string language;                  // of Tesseract's data; empty: Chinese
  std::optional<std::uint8_t> quarters;  // turned so many times clockwise; none: found out
  Box region{0, 0, 1000, 1000};          // what lies outside is not read
  bool removed = false;
  friend bool operator==(const PageReading&, const PageReading&) = default;
};

// One Actor's word on whether a page bears the seal it needs. The key is blob, page and actor.
struct SealJudgement {
  ItemId item;
  Sha256 blob;
  std::uint32_t page = 1;
  ActorId actor;
  SealVerdict verdict = SealVerdict::Unsure;
  std::string because;
  bool removed = false;
  friend bool operator==(const SealJudgement&, const SealJudgement&) = default;
};

// One file at one path of one Source. Large in number: read through the store in windows, never held whole.
struct Item {
  ItemId id;
  SourceId source;
  std::optional<ItemId> parent;  // the archive it was found in
  std::string path;              // from the Source's root, "/" between; nested archives are path segments
  std::string raw_name;          // the bytes of the last segment, as the archive holds them
  ItemKind kind = ItemKind::File;
  std::uint64_t bytes = 0;
  Sha256 blob;             // all zero where nothing could be stored
  std::string media_type;  // "" until read
  std::uint32_t pages = 0;
  ItemState state = ItemState::Queued;
  std::optional<Problem> problem;
};

}  // namespace evidence
