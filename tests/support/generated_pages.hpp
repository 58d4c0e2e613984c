// Synthetic Chinese pages, the same ones for the same seed on every machine. For tests and benchmarks.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/utf8.hpp"
#include "evidence/model/page.hpp"

namespace evidence::tests {

// std::mt19937 is the same everywhere; the standard's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 engine_;
};

inline constexpr std::array<std::string_view, 64> page_words{
    "安全", "开发", "过程", "评审", "基线", "漏洞", "修复", "需求", "设计", "编码", "测试", "验收", "合同",
    "项目", "管理", "配置", "审计", "风险", "评估", "培训", "人员", "证书", "资质", "申请", "单位", "公司",
    "系统", "网络", "数据", "加密", "访问", "控制", "日志", "备份", "恢复", "应急", "响应", "计划", "报告",
    "记录", "会议", "纪要", "签字", "盖章", "版本", "变更", "发布", "部署", "运维", "监控", "检查", "整改",
    "质量", "体系", "文件", "程序", "规范", "标准", "要求", "符合", "证据", "充分", "信息", "技术"};
inline constexpr std::array<std::string_view, 14> page_links{"的", "和", "与", "在", "对", "由",   "为",
                                                             "及", "已", "应", "经", "将", "按照", "通过"};
inline constexpr std::array<std::string_view, 14> page_latin{"ISO27001", "SDL",    "API",   "GB/T 22239", "v2.1",
                                                             "CISP",     "ok",     "OWASP", "2024年",     "50%",
                                                             "3.2-2",    "ＩＳＯ", "Web",   "１２３"};
inline constexpr std::array<std::string_view, 5> page_marks{"，", "。", "；", "、", "："};

namespace detail {

// A run of text that is one Word of the page: a Chinese character or a Latin word.
struct Piece {
  std::string text;
  bool wide = true;
};

inline void append_pieces(std::vector<Piece>& pieces, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool wide = is_han(c) || (c >= 0x3000 && c <= 0x303F);
    const std::string_view piece = text.substr(begin, at - begin);
    if (wide || pieces.empty() || pieces.back().wide || is_blank(c)) {
      pieces.push_back({std::string(piece), wide});
    } else {
      pieces.back().text += piece;
    }
  }
}

inline void append_sentence(std::vector<Piece>& pieces, Dice& dice) {
  const std::size_t words = 4 + dice.below(9);
  for (std::size_t i = 0; i < words; ++i) {
    if (dice.one_in(12)) {
      append_pieces(pieces, dice.pick(page_latin));
    } else if (dice.one_in(3)) {
      append_pieces(pieces, dice.pick(page_links));
    } else {
      append_pieces(pieces, dice.pick(page_words));
    }
  }
  append_pieces(pieces, dice.pick(page_marks));
}

}  // namespace detail

// One page of about so many characters, set in lines of thirty with a box for every Chinese character and Latin word.
// On every third page blanks stand between Chinese characters here and there, as OCR leaves them.
inline Page generated_page(std::uint32_t number, std::size_t characters, Dice& dice) {
  std::vector<detail::Piece> pieces;
  while (pieces.size() < characters) detail::append_sentence(pieces, dice);
  constexpr std::int16_t left = 50;
  constexpr std::int16_t right = 950;
  constexpr std::int16_t character = 30;
  constexpr std::int16_t line = 20;
  Page page;
  page.number = number;
  const bool loose = dice.one_in(3);
  std::int16_t x = left;
  std::int16_t y = 50;
  for (const detail::Piece& piece : pieces) {
    const auto width = static_cast<std::int16_t>(
        piece.wide ? character : static_cast<int>(count_code_points(piece.text)) * character / 2);
    if (x + width > right) {
      page.text += '\n';
      x = left;
      y = static_cast<std::int16_t>(y + line >= 980 ? 50 : y + line);
    }
    const auto begin = static_cast<std::uint32_t>(page.text.size());
    page.text += piece.text;
    if (!is_blank(to_code_points(piece.text).front()))
      page.words.push_back({begin, static_cast<std::uint32_t>(page.text.size()), {x, y, width, line}, 95});
    x = static_cast<std::int16_t>(x + width);
    if (loose && piece.wide && dice.one_in(6)) page.text += dice.one_in(4) ? "\u3000" : " ";
  }
  return page;
}

inline std::vector<Page> generated_pages(std::uint32_t seed, std::size_t count, std::size_t characters = 600) {
  Dice dice(seed);
  std::vector<Page> pages;
  pages.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    pages.push_back(generated_page(static_cast<std::uint32_t>(i + 1), characters, dice));
  return pages;
}

}  // namespace evidence::tests
