#include "tests/pages/kinds.hpp"

#include <array>

#include <fmt/format.h>

namespace tests::pages {
namespace {

using std::string_view;

constexpr std::array<string_view, 10> ordinals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

template <std::size_t N>
std::string one_of(Values& values, const std::array<string_view, N>& list) {
  return std::string(values.dice().pick(Texts(list)));
}

// Who signs and when, at the right below the text; a seal may go over it.
void sign(Sheet& sheet, Values& values) {
  if (sheet.left_over() < 5 * sheet.size()) return;
  sheet.gap(1);
  const Marked company = values.company();
  sheet.write(company + "（盖章）", at_right);
  sheet.write(values.year_day(), at_right);
  sheet.stamp(company.text, values.dice().below(2) == 0 ? "合同专用章" : "");
}

void contract(Sheet& sheet, Values& values) {
  static constexpr std::array<string_view, 4> titles{"技术服务合同", "设备采购合同", "软件开发合同", "房屋租赁合同"};
  sheet.write(one_of(values, titles), title);
  sheet.write("合同编号：" + values.contract_number(), at_right);
  sheet.write("甲方（委托方）：" + values.company(), plain);
  sheet.write("乙方（受托方）：" + values.company(), plain);
  for (std::size_t at = 0; at < ordinals.size(); ++at) {
    Marked clause = fmt::format("第{}条  {}", ordinals[at], values.sentence());
    if (at % 3 == 1) clause += "合同总价为人民币" + values.amount() + "元，付款日期不晚于" + values.date() + "。";
    if (!sheet.write(clause, plain) || sheet.left_over() < 8 * sheet.size()) break;
  }
  sign(sheet, values);
}

void application(Sheet& sheet, Values& values) {
  sheet.write("信息安全服务资质认证申请书", title);
  sheet.write("申请编号：" + values.certificate_number(), at_right);
  sheet.write(Table{{{"申请单位", values.company()},
                     {"统一社会信用代码", values.credit_code()},
                     {"注册资本", values.capital()},
                     {"法定代表人", values.person()},
                     {"成立日期", values.date()}},
                    {1, 2.4},
                    true,
                    false});
  sheet.write(Table{{{"联系人", values.person(), "电话", values.telephone()},
                     {"技术负责人", values.person(), "职务", values.post()},
                     {"上年营业收入", values.amount(), "申请日期", values.date()}},
                    {1, 1.2, 0.8, 1.3}});
  sheet.write(fmt::format("{}、{}", ordinals[0], values.heading()), section);
  while (sheet.left_over() > 9 * sheet.size() && sheet.write(values.sentence())) {
  }
  sign(sheet, values);
}

void certificate(Sheet& sheet, Values& values) {
  static constexpr std::array<string_view, 3> titles{"信息安全管理体系认证证书", "注册信息安全专业人员证书",
                                                     "质量管理体系认证证书"};
  sheet.frame();
  sheet.gap(3);
  sheet.write(one_of(values, titles), {Align::Middle, 2, true, false, false, 1.5});
  sheet.write("证书编号：" + values.certificate_number(), {Align::Middle, 1, false, false, false, 1});
  sheet.write("兹证明", {Align::Middle, 1.1, false, false, false, 0.8});
  sheet.write(values.company(), {Align::Middle, 1.35, true, false, false, 0.8});
  sheet.write("统一社会信用代码：" + values.credit_code(), {Align::Middle, 1, false, false, false, 1});
  for (int at = 0; at < 3; ++at) sheet.write(values.sentence());
  sheet.write("发证日期：" + values.year_day(), plain);
  sheet.write("有效期至：" + values.year_day(), plain);
  sheet.gap(2);
  sign(sheet, values);
}

void licence(Sheet& sheet, Values& values) {
  sheet.frame();
  sheet.write("营业执照", {Align::Middle, 2.6, true, false, false, 0.6});
  sheet.write("统一社会信用代码：" + values.credit_code(), {Align::Middle, 1, false, false, false, 0.8});
  sheet.write(Table{{{"名    称", values.company()},
                     {"类    型", "有限责任公司（自然人投资或控股）"},
                     {"法定代表人", values.person()},
                     {"注册资本", values.capital()},
                     {"成立日期", values.year_day()},
                     {"住    所", fmt::format("高新区创业路{}号{}幢{}室", values.dice().between(1, 399),
                                              values.dice().between(1, 20), values.dice().between(101, 1909))}},
                    {1, 3.4},
                    false,
                    false});
  sheet.write("经营范围：" + Marked(values.sentence()), plain);
  const Marked authority = values.authority();
  sheet.write("登记机关：" + authority, at_right);
  sheet.write(values.year_day(), at_right);
  sheet.stamp(authority.text, "");
}

void audit(Sheet& sheet, Values& values) {
  sheet.write("资产负债表", title);
  sheet.write("编制单位：" + values.company(), plain);
  sheet.write("报表日期：" + values.date() + "    金额单位：元", at_right);
  static constexpr std::array<string_view, 13> items{"货币资金", "应收账款", "预付款项", "存货",     "流动资产合计",
                                                     "固定资产", "无形资产", "资产总计", "短期借款", "应付账款",
                                                     "应交税费", "负债合计", "实收资本"};
  Table table{{{"项目", "行次", "期末余额", "期初余额"}}, {1.6, 0.5, 1.4, 1.4}, true, true};
  for (std::size_t at = 0; at < items.size(); ++at)
    table.rows.push_back({items[at], fmt::format("{}", at + 1), values.amount(), values.amount()});
  if (!sheet.write(table)) {
    table.rows.resize(9);
    sheet.write(table);
  }
  sheet.write("法定代表人：" + values.person() + "    会计机构负责人：" + values.person(), plain);
  while (sheet.left_over() > 8 * sheet.size() && sheet.write(values.sentence())) {
  }
  sign(sheet, values);
}

void minutes(Sheet& sheet, Values& values) {
  sheet.write("项目例会会议纪要", title);
  sheet.write("时间：" + values.date() +
                  fmt::format("  {}:{:02}", values.dice().between(8, 17), values.dice().between(0, 3) * 15),
              plain);
  sheet.write("主持人：" + values.person() + "    记录人：" + values.person(), plain);
  Marked present = "出席人员：" + values.person();
  for (int at = 0; at < 5; ++at) present += "、" + values.person();
  sheet.write(present, plain);
  for (int at = 1; at <= 12; ++at) {
    if (sheet.left_over() < 7 * sheet.size() || !sheet.write(fmt::format("{}. {}", at, values.sentence()))) break;
  }
  sheet.write("责任人：" + values.person() + "，完成时限：" + values.year_day() + "。");
  sheet.foot(fmt::format("第 {} 页 共 {} 页", values.dice().between(1, 4), values.dice().between(4, 9)));
}

void notice(Sheet& sheet, Values& values) {
  static constexpr std::array<string_view, 3> titles{"关于开展专项检查的通知", "关于印发管理办法的通知", "情况说明"};
  sheet.write(one_of(values, titles), title);
  sheet.write(values.company() + "：", plain);
  while (sheet.left_over() > 10 * sheet.size() && sheet.write(values.sentence() + values.sentence())) {
  }
  sheet.write("联系人：" + values.person() + "，电话：" + values.telephone() + "。");
  sign(sheet, values);
}

void red_headed(Sheet& sheet, Values& values) {
  const Marked authority = values.authority();
  sheet.write(authority + "文件", {Align::Middle, 2.3, true, false, true, 0.6});
  sheet.write(fmt::format("{}发〔{}〕{}号", values.dice().below(2) == 0 ? "办" : "政",
                          values.dice().between(2018, 2026), values.dice().between(1, 99)),
              {Align::Middle, 1, false, false, false, 0.4});
  sheet.red_rule();
  sheet.write("关于加强资质管理工作的通知", {Align::Middle, 1.4, true, false, false, 1});
  while (sheet.left_over() > 8 * sheet.size() && sheet.write(values.sentence())) {
  }
  sheet.write(authority, at_right);
  sheet.write(values.year_day(), at_right);
  sheet.stamp(authority.text, "");
}

void two_columns(Sheet& sheet, Values& values) {
  sheet.write("评估工作简报", title);
  sheet.write("编制：" + values.company() + "  " + values.year_day(), {Align::Middle, 0.9, false, false, false, 1});
  constexpr double side = 60, between = 24;
  const double width = (sheet.width() - 2 * side - between) / 2;
  sheet.columns(side, width);
  for (int column = 0; column < 2; ++column) {
    if (column == 1) sheet.next_column(side + width + between, width);
    sheet.write(fmt::format("{}、{}", ordinals[static_cast<std::size_t>(column)], values.heading()), section);
    while (sheet.left_over() > 4 * sheet.size()) {
      Marked text = values.sentence();
      if (values.dice().below(3) == 0) text += "涉及资金" + values.amount() + "元。";
      if (!sheet.write(text)) break;
    }
  }
}

void unruled(Sheet& sheet, Values& values) {
  sheet.write("项目人员名单", title);
  sheet.write("填报单位：" + values.company(), plain);
  Table table{{{"序号", "姓名", "岗位", "证书编号", "发证日期"}}, {0.5, 0.8, 1.1, 1.7, 1.3}, false, true};
  const int rows = values.dice().between(9, 14);
  for (int at = 1; at <= rows; ++at)
    table.rows.push_back(
        {fmt::format("{}", at), values.person(), values.post(), values.certificate_number(), values.date()});
  while (!sheet.write(table)) table.rows.pop_back();
  while (sheet.left_over() > 8 * sheet.size() && sheet.write(values.sentence())) {
  }
  sign(sheet, values);
}

void expenses(Sheet& sheet, Values& values) {
  sheet.write(values.company() + "费用明细表", {Align::Middle, 1.3, true, false, false, 1});
  sheet.write("制表日期：" + values.date(), at_right);
  Table table{{{"序号", "名称", "数量", "金额", "经办人", "日期"}}, {0.5, 1.4, 0.6, 1.3, 0.9, 1.5}, true, true};
  const int rows = values.dice().between(10, 15);
  for (int at = 1; at <= rows; ++at)
    table.rows.push_back({fmt::format("{}", at), values.goods(), fmt::format("{}", values.dice().between(1, 80)),
                          values.amount(), values.person(), values.date()});
  while (!sheet.write(table)) table.rows.pop_back();
  sheet.write("合计金额：¥" + values.amount(), plain);
  while (sheet.left_over() > 8 * sheet.size() && sheet.write(values.sentence())) {
  }
  sign(sheet, values);
}

constexpr std::array<Kind, 11> all_kinds{{{"contract", false, contract},
                                          {"application", false, application},
                                          {"certificate", false, certificate},
                                          {"audit", false, audit},
                                          {"minutes", false, minutes},
                                          {"notice", false, notice},
                                          {"licence", true, licence},
                                          {"red-headed", false, red_headed},
                                          {"two-columns", false, two_columns},
                                          {"unruled-table", false, unruled},
                                          {"expenses", false, expenses}}};

}  // namespace

std::span<const Kind> kinds() { return all_kinds; }

}  // namespace tests::pages
