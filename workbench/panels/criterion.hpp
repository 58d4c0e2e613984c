// What the evidence means for one Criterion: its score and why, what is linked, what is missing, and the rating.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workbench/panels/intents.hpp"
#include "workbench/ui/draw.hpp"
#include "workbench/ui/pane.hpp"

namespace workbench::panels {

struct MethodView {
  ui::MethodShape shape = ui::MethodShape::Square;
  ui::Held held = ui::Held::NotNeeded;
  std::string label;  // "文档审查"
  std::string note;   // "3 处", "缺", "不要求"
};

// A place that can be gone to.
struct PlaceView {
  std::string text;  // "I23 p7", "R2"
  std::optional<PagePlace> page;
  std::optional<evidence::Box> box;
};

struct FactView {
  evidence::FactId id;
  std::string title;
  std::string value;
  PlaceView place;
  evidence::FactState state = evidence::FactState::Claimed;
};

struct LinkView {
  evidence::LinkId id;
  ui::Mark mark = ui::Mark::Enough;
  std::string title;  // "支持·直接·强"
  std::string quote;
  PlaceView place;
  std::string maker;   // "张 14:02"
  std::string review;  // "已确认", "待复核", "有异议"
  bool own = false;
};

// One line of the account of a score.
struct TermView {
  std::string label;
  double value = 0;  // points, signed
};

struct RatingView {
  std::string who;
  evidence::RatingValue value = evidence::RatingValue::N;
  std::string reason;
};

struct CriterionView {
  std::optional<evidence::CriterionId> id;
  std::string gate;  // "封顶项"; "" = none
  std::string title;
  std::string quote;  // the guide's words
  std::string source;
  // the score
  bool shows_number = false;  // 未审 shows none
  std::string number;         // "78.0"
  std::string word;           // "基本充分", "未审", "矛盾"
  ui::Mark mark = ui::Mark::Unknown;
  ui::Score bar;
  std::string sides;  // "支持 78·反对 0"
  std::string not_applicable;
  std::vector<MethodView> methods;
  std::vector<FactView> facts;
  std::vector<LinkView> links;
  std::vector<TermView> why;      // by how many points the score would differ without each
  std::string sum;                // "支持 84 ×（1 − 反对 20）= 67.2"
  std::vector<std::string> caps;  // binding and others, as sentences
  std::string rule;               // "规则 SS-1.1·可复算"
  std::vector<TermView> help;
  std::vector<std::string> expected;
  std::vector<std::string> questions;
  std::size_t to_confirm = 0;  // Links of others that the actor has not judged
  // ratings
  std::optional<RatingView> own_rating;
  std::vector<RatingView> other_ratings;
  std::string proposed_reason;  // composed from the cited Links; a person accepts or edits it
  bool can_rate = true;
  bool read_only = false;
};

struct CriterionState {
  std::optional<evidence::CriterionId> shown;
  std::optional<evidence::RatingValue> value;
  std::string reason;
  bool reason_is_proposed = false;
  bool focus_reason = false;
  bool facts_open = true;
  bool links_open = true;
  bool why_open = true;
  bool help_open = true;
  bool expected_open = false;
};

// `keys`: whether n p l f c j k are this panel's just now (they are not while a selection bar stands).
Intents draw_criterion(const ui::Ui& ui, ui::Area area, const CriterionView& view, CriterionState& state, bool keys);

// Its fixed foot: rating and reason.
Intents draw_rating(const ui::Ui& ui, ui::Area area, const CriterionView& view, CriterionState& state, bool keys);

}  // namespace workbench::panels
