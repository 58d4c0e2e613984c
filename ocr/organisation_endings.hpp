// How names of organisations end: what tells the end of a ring of words.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace ocr {

// Forms of companies (公司法, 合伙企业法), of public institutions and authorities (事业单位登记管理暂行条例,
// 国务院行政机构设置和编制管理条例), of associations, schools and hospitals.
inline constexpr std::array<std::string_view, 36> organisation_endings{
    "公司", "集团", "厂",   "店",     "行",     "事务所", "研究所", "所",   "研究院", "设计院", "学院", "医院",
    "院",   "局",   "厅",   "部",     "委员会", "委",     "政府",   "中心", "大学",   "学校",   "中学", "小学",
    "协会", "学会", "联盟", "基金会", "商会",   "社",     "站",     "处",   "室",     "馆",     "队",   "法院"};

inline bool ends_as_an_organisation(std::string_view name) {
  return std::any_of(organisation_endings.begin(), organisation_endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace ocr
