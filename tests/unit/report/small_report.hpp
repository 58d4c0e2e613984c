// A report of one page, made by hand.
#pragma once

#include "evidence/report/layout.hpp"
#include "evidence/report/report.hpp"

namespace evidence::report {

inline Layout official_layout() { return load_layout(WORKBENCH_SOURCE_DIR "/assets/report/layout.json").value(); }

inline Report small_report() {
  Report report;
  report.title = "审核结论\n（草稿）";
  report.subtitle = "申请单位：华安示范科技有限公司";
  report.sections.push_back({1, "一、", "基本情况", std::nullopt, {}});
  report.sections.push_back({3, "1.", "3.2-2 注册资本", CriterionId{"3.2-2"}, {}});
  Paragraph facts;
  facts.statements.push_back({"注册资本为 500.00 万元。", Backing::Cited, {1}});
  facts.statements.push_back({"资产总额尚无证据。", Backing::Unproven, {}});
  TableBlock table;
  table.header = {"准则", "评级"};
  table.widths = {1, 1};
  table.rows = {{Cell("3.2-2", Backing::Procedural, {}), Cell("张三 L", Backing::Cited, {1, 2})}};
  report.sections.back().blocks = {facts, table};
  report.annex_heading = "附件：证据引用清单";
  report.annex_header = {"序号", "编号", "路径", "页码", "引文", "SHA-256"};
  Reference item;
  item.number = 1;
  item.id = "I17";
  item.path = "资质/营业执照.pdf";
  item.page = 3;
  item.quote = "注册资本：伍佰万元整";
  item.digest = sha256_of("license");
  Reference record;
  record.number = 2;
  record.kind = ReferenceKind::Record;
  record.id = "R1";
  record.path = "访谈";
  record.participants = "李四（财务）";
  record.held_on = "2026-11-24";
  report.references = {item, record};
  report.signatures = {"签字：　　　　"};
  return report;
}

}  // namespace evidence::report
