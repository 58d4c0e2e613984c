#include <array>

#include "tests/pages/texts.hpp"

namespace tests::pages {
namespace {

using std::string_view;

constexpr auto sentences = std::to_array<string_view>({
    "承包人须在开工前向监理机构提交施工组织设计，经审核批准后方可进场作业。",
    "采购人收到发票及履约证明后，于三十日内将货款汇入供应商指定的银行账户。",
    "受托方保证其提供的软件产品不侵犯他人的知识产权，否则由此引起的纠纷由受托方自行解决。",
    "若遇台风、地震、战争等不能预见、不能避免的客观情况，遭受影响的当事人可以部分或者全部免除责任。",
    "质保期自最终验收之日起计算，共计三十六个月，期间免费提供升级、巡检与故障排除。",
    "合同履行地为采购单位所在地，凡因执行本协议发生的争端，提交当地仲裁委员会裁决。",
    "出租人保证房屋权属清晰，无抵押、查封等限制转让的情形，水电设施可正常使用。",
    "申报材料须用中文填写，字迹清楚，扫描件分辨率不低于二百点，按目录顺序装订成册。",
    "专家审阅了渗透测试报告，认为测试范围、方法和结论之间的逻辑关系清楚，证据链基本完整。",
    "编码规范规定禁止拼接查询语句，外部输入一律校验长度、类型与取值范围后再进入业务逻辑。",
    "源代码仓库启用双人复核，合并请求未获批准的分支无法进入发布流水线。",
    "版本发布前核对构件清单与开源许可证，发现存在已公布缺陷的组件立即替换。",
    "应急预案每年至少演练一次，演练脚本、照片与总结保存在档案室备查。",
    "与会代表围绕预算执行率偏低的原因展开讨论，一致同意压缩非必要开支。",
    "董事长指出，必须把安全放在首位，宁可推迟上线，也绝不带病运行。",
    "下次例会定于月末周五下午召开，请各小组提前三天把材料发送到秘书邮箱。",
    "综合办公室汇总各科室意见以后形成送审稿，呈分管领导审定。",
    "为进一步规范印章使用，今后凡需用印的文书一律填写审批单，并登记编号、份数及经办人。",
    "逾期不报或者瞒报漏报的，取消当年评优资格，情节严重者移送纪检部门查办。",
    "咨询电话在工作时间内保持畅通，来访群众凭有效证件到一楼窗口办理登记。",
    "存货采用加权平均法核算，期末按照成本与可变现净值孰低计价，差额计入当期损益。",
    "营业收入同比增长百分之十二，毛利率略有下滑，系原材料涨价及人工费用上升所致。",
    "本报告仅供委托人申请认证时使用，未经本所许可，不得摘抄引用或者公开披露。",
    "注册会计师的责任是在执行审计工作的基础上对财务报表发表意见。",
    "学员修完全部课程并通过上机操作测验，授予相应等级的合格证书，编号可在官方网站查询。",
    "持证者应当于期满前九十天提出复评申请，逾期未办理的，证书自动失效。",
    "经查验，该企业近三年依法纳税，缴纳社会保险的职工共计一百二十六人，没有欠费记录。",
    "访问控制遵循最小授权原则，离职员工的账号须当日停用，权限变更留痕备查。",
    "数据库敏感字段采用国密算法加密，密钥由专用设备产生并分段保管。",
    "测试环境与生产环境物理隔离，脱敏后的样本数据方可用于调试。",
    "监理日志载明，隐蔽工程覆盖之前拍摄了影像，材料复验结果符合图纸要求。",
    "档案管理员按年度、类别、期限整理卷宗，借阅须经主管批准，并于十五天内归还。",
});
constexpr auto headings = std::to_array<string_view>(
    {"适用范围", "合作方式", "价款与支付", "交付与检验", "争议处理", "企业概况", "发现事项", "结论意见"});
constexpr auto surnames = std::to_array<string_view>(
    {"李", "刘", "赵", "黄", "吴", "孙", "朱", "林", "何", "梁", "郑", "冯", "邓", "曹", "彭", "司徒"});
constexpr auto given =
    std::to_array<string_view>({"建", "国", "丽", "娟", "勇", "文", "辉", "力", "浩", "宇", "轩", "欣", "怡",
                                "晨", "博", "雪", "梅", "振", "翠", "凯", "旋", "思", "远", "淑", "雅", "琴"});
constexpr auto cities = std::to_array<string_view>({"海州", "云岭", "浦阳", "清源", "凤台", "石桥"});
constexpr auto brands =
    std::to_array<string_view>({"浩瀚", "青禾", "澜舟", "启明", "盛达", "鼎信", "卓越", "同方", "银河"});
constexpr auto trades =
    std::to_array<string_view>({"信息安全技术", "智能科技", "计算机工程", "通信设备", "云计算", "认证咨询"});
constexpr auto authorities = std::to_array<string_view>({"县行政审批局", "区教育局", "市公安局", "县发展和改革局"});
constexpr auto goods =
    std::to_array<string_view>({"服务器", "防火墙设备", "机房空调", "渗透测试", "等级保护测评", "培训费", "光纤跳线",
                                "显示器", "存储阵列", "运维服务", "扫描仪", "软件开发"});
constexpr auto posts =
    std::to_array<string_view>({"技术总监", "架构师", "安全工程师", "运维工程师", "文档管理员", "内审员"});
constexpr auto clean_faces = std::to_array<string_view>({"Noto Sans CJK SC", "AR PL UMing CN", "WenQuanYi Micro Hei"});
constexpr auto hard_faces = std::to_array<string_view>({"AR PL KaitiM GB", "Noto Sans CJK SC", "AR PL UMing CN"});
constexpr auto traditional_faces = std::to_array<string_view>({"Noto Sans CJK TC", "AR PL UMing TW"});

}  // namespace

const Pool& reporting_pool() {
  static constexpr Pool pool{sentences,   headings, surnames, given,       cities,     brands,           trades,
                             authorities, goods,    posts,    clean_faces, hard_faces, traditional_faces};
  return pool;
}

}  // namespace tests::pages
