#include "unit/report/sample_case.hpp"

namespace evidence::report {
namespace {

const OriginId origin{0x3fa1};
const ActorId zhang{"a-000000000001"};
const ActorId li{"a-000000000002"};

CivilDate day(const char* text) { return parse_date(text).value(); }
ItemId item(std::uint64_t counter) { return {origin, counter}; }
Instant noon(const char* date) { return parse_instant(std::string(date) + "T12:00:00+08:00").value(); }

template <class Row>
Table<Row> table(std::vector<Row> rows) {
  std::vector<std::shared_ptr<const Row>> pointers;
  for (Row& row : rows) pointers.push_back(std::make_shared<const Row>(std::move(row)));
  return std::make_shared<const std::vector<std::shared_ptr<const Row>>>(std::move(pointers));
}

Citation quote(std::uint64_t counter, std::uint32_t page, const char* words) {
  return {item(counter), sha256_of(std::string("item") + std::to_string(counter)), page, Box{100, 200, 400, 30}, words};
}

std::vector<Record> records() {
  Record interview;
  interview.id = {origin, 1};
  interview.kind = RecordKind::Interview;
  interview.title = "开发部经理访谈";
  interview.held_on = day("2026-11-10");
  interview.place = "申请单位会议室";
  interview.participants = {{"王五", "开发部经理"}, {"张三", "审核员"}};
  interview.lines = {{"安全需求由谁确认？", "", "由产品经理起草，安全组评审后由客户签字确认。"}};
  interview.project = ProjectId{origin, 1};
  interview.made_by = zhang;
  Record demo;
  demo.id = {origin, 2};
  demo.kind = RecordKind::Demonstration;
  demo.title = "需求管理平台演示";
  demo.held_on = day("2026-11-11");
  demo.participants = {{"赵六", "测试工程师"}};
  demo.lines = {{"打开样本项目", "能追溯", "需求 SR-12 能追到用例 TC-88。"}};
  demo.project = ProjectId{origin, 1};
  demo.made_by = li;
  return {interview, demo};
}

Link link(std::uint64_t counter, const char* criterion, std::variant<Citation, RecordId> evidence, Stance stance) {
  Link row;
  row.id = {origin, counter};
  row.criterion = CriterionId{criterion};
  row.evidence = std::move(evidence);
  row.stance = stance;
  row.date = day("2026-05-20");
  row.valid_from = day("2020-01-01");
  row.valid_to = day("2040-01-01");
  row.made_by = zhang;
  row.made_at = noon("2026-11-12");
  return row;
}

std::vector<Link> links() {
  std::vector<Link> all;
  all.push_back(link(1, "3.2-2", quote(17, 1, "注册资本：伍佰万元整"), Stance::Supports));
  all.back().reviews[li] = {Verdict::Confirmed, ""};
  all.push_back(link(2, "3.1-1", quote(17, 1, "类型：有限责任公司（自然人投资或控股）"), Stance::Supports));
  all.push_back(link(3, "SD-PA01.BP01", quote(21, 4, "安全需求由客户签字确认"), Stance::Supports));
  all.back().project = ProjectId{origin, 1};
  all.push_back(link(4, "SD-PA01.BP01", RecordId{origin, 1}, Stance::Supports));
  all.back().directness = Directness::Affirmation;
  all.push_back(link(5, "SD-PA01.BP01", RecordId{origin, 2}, Stance::Supports));
  all.push_back(link(6, "SD-PA01.BP01", quote(22, 2, "本项目未与客户确认安全需求"), Stance::Contradicts));
  all.back().made_by = li;
  all.back().note = "项目二的评审纪要";
  all.push_back(link(7, "3.2-5", quote(22, 2, "立项时间二〇二五年三月"), Stance::Neutral));
  all.push_back(link(8, "3.3-1", quote(23, 1, "设立独立的安全开发部"), Stance::Supports));
  all.back().removed = true;
  all.push_back(link(9, "3.3-2", quote(24, 6, "尚未建立质量管理考核办法"), Stance::Contradicts));
  all.back().resolutions[zhang] = {"考核办法已于整改后发布", LinkId{origin, 1}};
  all.push_back(link(10, "SD-PA01/GP2.1.1", quote(21, 9, ""), Stance::Supports));
  all.back().reviews[li] = {Verdict::Disputed, "看不出资源分配"};
  return all;
}

Fact fact(std::uint64_t counter, const char* name, FactValue value, FactState state) {
  Fact row;
  row.id = {origin, counter};
  row.name = name;
  row.value = std::move(value);
  row.state = state;
  row.made_by = zhang;
  row.decided_by = li;
  return row;
}

std::vector<Fact> facts() {
  constexpr std::int64_t five_million_yuan = 500000000;
  std::vector<Fact> all;
  all.push_back(fact(1, "registered_capital_fen", five_million_yuan, FactState::Accepted));
  all.back().citation = quote(17, 1, "注册资本：伍佰万元整");
  all.push_back(fact(2, "total_assets_fen", std::int64_t{812345600}, FactState::Claimed));
  all.back().citation = quote(18, 2, "资产总计 8,123,456.00");
  all.push_back(fact(3, "is_independent_legal_entity", true, FactState::Accepted));
  all.back().citation = quote(17, 1, "类型：有限责任公司（自然人投资或控股）");
  all.push_back(fact(4, "dev_technical_staff", std::int64_t{61}, FactState::Rejected));
  all.back().because = "与社保名单不符";
  return all;
}

}  // namespace

CaseSnapshot empty_case() {
  CaseSnapshot snapshot;
  snapshot.info.applicant = "华安示范科技有限公司";
  snapshot.info.accepted_on = day("2026-10-01");
  snapshot.info.reference_date = day("2026-11-24");
  snapshot.info.catalogue = sha256_of("catalogue");
  snapshot.actors = table<Actor>({{zhang, "张三", Role::Auditor, origin, ""}, {li, "李四", Role::Lead, origin, ""}});
  return snapshot;
}

CaseSnapshot sample_case() {
  CaseSnapshot snapshot = empty_case();
  Source disc;
  disc.id = {origin, 1};
  disc.name = "华安示范-申请光盘.iso";
  disc.kind = "disc";
  disc.digest = sha256_of("disc");
  disc.first_item = item(1);
  disc.item_count = 40;
  disc.received = noon("2026-10-02");
  disc.received_by = zhang;
  snapshot.sources = table<Source>({disc});
  snapshot.projects = table<Project>(
      {{ProjectId{origin, 1}, "政务平台安全开发", false}, {ProjectId{origin, 2}, "支付网关改造", false}});
  snapshot.records = table(records());
  snapshot.links = table(links());
  snapshot.facts = table(facts());
  snapshot.ratings = table<Rating>({{CriterionId{"SD-PA01.BP01"}, zhang, RatingValue::L, "有记录且能演示", false},
                                    {CriterionId{"SD-PA01.BP01"}, li, RatingValue::P, "项目二未确认", false},
                                    {CriterionId{"3.3-3"}, zhang, RatingValue::N, "", false}});
  snapshot.not_applicable = table<NotApplicable>({{CriterionId{"SD-PA01.BP02"}, li, "合同未涉及外部接口", false}});
  return snapshot;
}

FindItem sample_items() {
  return [](const ItemId& id) -> std::optional<ItemPlace> {
    const auto blob = [&id] { return sha256_of(std::string("item") + std::to_string(id.counter)); };
    switch (id.counter) {
      case 17:
        return ItemPlace{"01 基本资格/营业执照.pdf", blob()};
      case 18:
        return ItemPlace{"02 基本能力/2025年度审计报告.pdf", blob()};
      case 21:
        return ItemPlace{"项目资料.zip/政务平台/安全需求规格说明书.docx", blob()};
      case 22:
        return ItemPlace{"项目资料.zip/支付网关/评审纪要.pdf", blob()};
      case 24:
        return ItemPlace{"03 质量管理/内审报告.pdf", blob()};
      default:
        return std::nullopt;
    }
  };
}

Sample make_sample(CaseSnapshot snapshot, std::string_view language) {
  const std::filesystem::path root = WORKBENCH_SOURCE_DIR;
  Sample sample{
      load_catalogue_file(root / "assets/catalogue/default-sd-l2.json", root / "schemas/catalogue.schema.json").value(),
      Texts::load(root / "assets/texts", language).value(),
      load_conclusion_template(root / "assets/report/conclusion.json").value(),
      std::move(snapshot),
      {},
      {}};
  sample.score = score_case(sample.catalogue, sample.snapshot);
  sample.proposed = propose_conclusion(sample.catalogue, sample.snapshot, sample.score);
  return sample;
}

ConclusionInputs inputs_of(const Sample& sample) {
  return {sample.catalogue, sample.snapshot,         sample.score,   sample.proposed,
          sample_items(),   {40, 36, 3, 1, 210, 12}, sample.outline, sample.texts};
}

Report draft_of(const Sample& sample) { return build_conclusion(inputs_of(sample)).value(); }

}  // namespace evidence::report
