#include "tests/support/seals/names.hpp"

namespace tests::seals {
namespace {

struct Words {
  std::vector<std::string> places, names, trades, ends, purposes, fonts, sentences;
};

const Words& words_of(Set set) {
  static const Words tuning{
      {"海州市", "云湖", "江平省", "北川市", "安陵县", "南港"},
      {"澜舟", "启明", "天衡", "金石", "鸿远", "博睿", "众信"},
      {"信息安全技术", "软件", "网络科技", "数据服务", "工程咨询", "系统集成", ""},
      {"有限公司", "股份有限公司", "有限责任公司", "研究院", "测评中心", "管理委员会"},
      {"合同专用章", "财务专用章"},
      {"Noto Serif CJK SC Bold", "WenQuanYi Zen Hei", "AR PL KaitiM GB"},
      {"本单位承诺所提交的材料真实有效，并愿意承担相应的责任。", "项目实施过程中按照合同约定完成了安全加固和验收工作。",
       "经现场核查，管理制度、操作规程和记录齐全，符合要求。"}};
  static const Words reporting{
      {"东岭市", "青原", "西泽省", "临沅市", "永渡区", "广怀"},
      {"晨曦", "中盾", "华域", "恒宇", "蓝图", "德立", "正阳", "卓越"},
      {"电子技术", "通信设备", "安防科技", "智能装备", "检测认证", "计算机"},
      {"有限公司", "集团有限公司", "事务所", "监督管理局", "中等专业学校", "人民医院", "机械厂", "培训中心"},
      {"业务专用章", "合同专用章", "报告专用章"},
      {"AR PL UMing CN", "Noto Sans CJK SC", "LXGW WenKai"},
      {"甲乙双方经友好协商，就设备采购及后续维护达成如下协议。", "审计人员认为，报表在所有重大方面公允反映了财务状况。",
       "培训共计三十二学时，参加人员全部通过了结业考试。"}};
  return set == Set::Tuning ? tuning : reporting;
}

}  // namespace

std::string organisation(Set set, Draws& draws) {
  const Words& words = words_of(set);
  const std::string place = draws.one_of(words.places), name = draws.one_of(words.names);
  const std::string trade = draws.one_of(words.trades);
  return place + name + trade + draws.one_of(words.ends);
}

std::string seal_purpose(Set set, Draws& draws) { return draws.one_of(words_of(set).purposes); }
const std::vector<std::string>& fonts_of(Set set) { return words_of(set).fonts; }
const std::vector<std::string>& sentences_of(Set set) { return words_of(set).sentences; }

}  // namespace tests::seals
