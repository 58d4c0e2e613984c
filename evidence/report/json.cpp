#include <nlohmann/json.hpp>

#include "evidence/report/shown_text.hpp"
#include "evidence/report/writers.hpp"

namespace evidence::report {
namespace {

using Json = nlohmann::ordered_json;

const char* backing_word(Backing backing) {
  switch (backing) {
    case Backing::Cited:
      return "cited";
    case Backing::Unproven:
      return "unproven";
    case Backing::Procedural:
      break;
  }
  return "procedural";
}

const char* kind_word(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::Item:
      return "item";
    case ReferenceKind::Record:
      return "record";
    case ReferenceKind::Source:
      break;
  }
  return "source";
}

const char* style_word(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::Quotation:
      return "quotation";
    case ParagraphStyle::Signature:
      return "signature";
    case ParagraphStyle::Small:
      return "small";
    case ParagraphStyle::Body:
      break;
  }
  return "body";
}

Json json_of(const Statement& statement) {
  return {{"text", allowed_text(statement.text)},
          {"backing", backing_word(statement.backing)},
          {"references", statement.references}};
}

Json json_of(const std::vector<Statement>& statements) {
  Json list = Json::array();
  for (const Statement& statement : statements) list.push_back(json_of(statement));
  return list;
}

Json json_of(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block))
    return {{"style", style_word(paragraph->style)}, {"statements", json_of(paragraph->statements)}};
  const auto& table = std::get<TableBlock>(block);
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json cells = Json::array();
    for (const Cell& cell : row) cells.push_back(json_of(cell.statements));
    rows.push_back(std::move(cells));
  }
  return {{"header", table.header}, {"rows", rows}};
}

Json json_of(const Section& section) {
  Json blocks = Json::array();
  for (const Block& block : section.blocks) blocks.push_back(json_of(block));
  Json object{{"level", section.level}, {"number", section.number}, {"heading", allowed_text(section.heading)}};
  if (section.criterion) object["criterion"] = section.criterion->value;
  object["blocks"] = blocks;
  return object;
}

Json json_of(const Reference& reference) {
  Json object{{"number", reference.number},
              {"kind", kind_word(reference.kind)},
              {"id", reference.id},
              {"path", allowed_text(reference.path)}};
  if (reference.page > 0) object["page"] = reference.page;
  if (reference.rectangle) {
    const Box& box = *reference.rectangle;
    object["rectangle"] = {box.x, box.y, box.w, box.h};
  }
  object["quote"] = allowed_text(reference.quote);
  if (!reference.participants.empty()) object["participants"] = allowed_text(reference.participants);
  if (!reference.held_on.empty()) object["held_on"] = reference.held_on;
  if (reference.digest != Sha256{}) object["sha256"] = to_hex(reference.digest);
  return object;
}

}  // namespace

std::string to_json(const Report& report) {
  constexpr int indent = 2;
  const Counts counts = count(report);
  Json root{{"format", "evidence-report/2"},
            {"language", report.language},
            {"title", allowed_text(report.title)},
            {"subtitle", allowed_text(report.subtitle)},
            {"counts",
             {{"statements", counts.statements},
              {"cited", counts.cited},
              {"unproven", counts.unproven},
              {"procedural", counts.procedural},
              {"citations", counts.citations},
              {"references", counts.references}}},
            {"parties", json_of(report.parties)}};
  root["sections"] = Json::array();
  for (const Section& section : report.sections) root["sections"].push_back(json_of(section));
  root["signatures"] = report.signatures;
  root["references"] = Json::array();
  for (const Reference& reference : report.references) root["references"].push_back(json_of(reference));
  return root.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace evidence::report
