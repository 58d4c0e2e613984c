#include "unit/journal/story.hpp"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

namespace evidence::test {

using namespace journal;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

constexpr CivilDate date(int y, unsigned m, unsigned d) { return {year{y}, month{m}, day{d}}; }

Actor actor(const ActorId& id, const char* name, Role role, OriginId origin) {
  return {id, name, role, origin, std::string(64, 'c')};
}

Source source() {
  Source made;
  made.id = {first_origin, 1};
  made.name = "申报材料.iso";
  made.kind = "disc";
  made.digest = sha256_of("disc");
  made.bytes = 734003200;
  made.manifest = sha256_of("manifest");
  made.first_item = {first_origin, 1};
  made.item_count = 20;
  return made;
}

Record record() {
  Record made;
  made.id = {first_origin, 1};
  made.kind = RecordKind::Demonstration;
  made.title = "配置管理演示";
  made.held_on = date(2026, 11, 20);
  made.place = "北京";
  made.participants = {{"王五", "配置管理员"}};
  made.lines = {{"检出基线", "得到三个文件", "得到三个文件"}};
  made.attachments = {{"屏幕.png", sha256_of("screen")}};
  made.project = ProjectId{first_origin, 1};
  return made;
}

Link link(std::uint64_t number, std::variant<Citation, RecordId> evidence) {
  Link made;
  made.id = {first_origin, number};
  made.criterion = {"SD-PA02.BP03"};
  made.evidence = std::move(evidence);
  made.stance = Stance::Contradicts;
  made.directness = Directness::Indirect;
  made.strength = Strength::Moderate;
  made.project = ProjectId{first_origin, 1};
  made.date = date(2025, 3, 1);
  made.valid_from = date(2025, 1, 1);
  made.valid_to = date(2026, 12, 31);
  made.note = "第二页“评审”一栏";
  return made;
}

Fact fact(std::uint64_t number, FactValue value) {
  Fact made;
  made.id = {first_origin, number};
  made.name = "registered_capital_fen";
  made.value = std::move(value);
  made.citation = some_citation();
  made.because = "营业执照";
  return made;
}

Correction correction() {
  Correction made;
  made.id = {first_origin, 1};
  made.item = {first_origin, 7};
  made.blob = sha256_of("page");
  made.page = 3;
  made.where = {100, 200, 300, 40};
  made.before = "注朋资本";
  made.after = "注册资本";
  return made;
}

PageReading page_reading(const char* engine, std::optional<std::uint8_t> quarters) {
  PageReading made;
  made.item = {first_origin, 7};
  made.blob = sha256_of("page");
  made.page = 3;
  made.engine = engine;
  made.quarters = quarters;
  return made;
}

SealJudgement seal_judgement(SealVerdict verdict) {
  SealJudgement made;
  made.item = {first_origin, 7};
  made.blob = sha256_of("page");
  made.page = 3;
  made.verdict = verdict;
  made.because = "首页下方";
  return made;
}

CaseInfo info() {
  CaseInfo made;
  made.case_id = "0123456789abcdef0123456789abcdef";
  made.applicant = "某公司";
  made.kind = ApplicationKind::Maintenance;
  made.accepted_on = date(2026, 10, 1);
  made.catalogue_id = "default";
  made.catalogue_version = "1.0";
  made.catalogue = sha256_of("catalogue");
  return made;
}

}  // namespace

Citation some_citation() {
  return {{first_origin, 7}, sha256_of("page"), 3, Box{100, 200, 300, 40}, "注册资本伍佰万元"};
}

std::vector<Step> whole_story() {
  const CorrectionId c1{first_origin, 1};
  const LinkId l1{first_origin, 1};
  const FactId f1{first_origin, 1};
  const ProjectId p1{first_origin, 1};
  const RecordId r1{first_origin, 1};
  const SourceId s1{first_origin, 1};
  const CriterionId criterion{"3.2-2"};
  const std::vector<std::pair<ActorId, Command>> told{
      {zhang, CreateCase{info()}},
      {zhang, IntroduceActor{actor(zhang, "张三", Role::Auditor, first_origin)}},
      {zhang, AddProject{{p1, "安全网关", false}}},
      {zhang, RemoveProject{p1}},
      {zhang, RestoreProject{p1}},
      {zhang, ImportSource{source()}},
      {zhang, RemoveSource{s1}},
      {zhang, RestoreSource{s1}},
      {zhang, ReinterpretNames{s1, "Big5"}},
      {zhang, AddRecord{record()}},
      {zhang, RemoveRecord{r1}},
      {zhang, RestoreRecord{r1}},
      {zhang, AddLink{link(1, some_citation())}},
      {zhang, AddLink{link(2, r1)}},
      {zhang, RemoveLink{l1, "引错了页"}},
      {zhang, RestoreLink{l1}},
      {li, IntroduceActor{actor(li, "李四", Role::Lead, second_origin)}},
      {li, ReviewLink{l1, Verdict::Confirmed, ""}},
      {li, ReviewLink{l1, Verdict::Disputed, "日期对不上"}},
      {li, ResolveLink{l1, Resolution{"第二份文件已更正", LinkId{first_origin, 2}}}},
      {li, ResolveLink{l1, std::nullopt}},
      {zhang, AddFact{fact(1, std::int64_t{500000000})}},
      {zhang, AddFact{fact(2, date(2019, 5, 6))}},
      {zhang, AddFact{fact(3, true)}},
      {zhang, AddFact{fact(4, std::string("北京"))}},
      {li, DecideFact{f1, FactState::Accepted, "与执照一致", {}}},
      {zhang, DecideFact{f1, FactState::Rejected, "执照已过期", {}}},
      {zhang, RemoveFact{f1}},
      {zhang, RestoreFact{f1}},
      {zhang, Rate{criterion, RatingValue::P, "缺两页"}},
      {zhang, Rate{criterion, RatingValue::L, "已补"}},
      {li, Rate{criterion, RatingValue::N, "未见原件"}},
      {zhang, WithdrawRating{criterion}},
      {zhang, DeclareNotApplicable{criterion, "没有此类业务"}},
      {zhang, WithdrawNotApplicable{criterion}},
      {zhang, CorrectPage{correction()}},
      {li, RemoveCorrection{c1}},
      {li, RestoreCorrection{c1}},
      {zhang, ReadPageSo{page_reading("tesseract", std::nullopt)}},
      {li, ReadPageSo{page_reading("", std::uint8_t{1})}},
      {zhang, ReadPageAsUsual{sha256_of("page"), 3}},
      {zhang, JudgeSeal{seal_judgement(SealVerdict::Unsure)}},
      {zhang, JudgeSeal{seal_judgement(SealVerdict::Sealed)}},
      {li, JudgeSeal{seal_judgement(SealVerdict::NotSealed)}},
      {zhang, WithdrawSealJudgement{sha256_of("page"), 3}},
  };
  std::vector<Step> story;
  std::map<OriginId, std::uint64_t> numbers;
  std::uint64_t lamport = 0;
  for (const auto& [who, command] : told) {
    const OriginId origin = who == zhang ? first_origin : second_origin;
    EntryHead head{origin, ++numbers[origin], numbers[origin], std::nullopt, who, ++lamport, {1795500000 + 60, 480}};
    head.wall.seconds += static_cast<std::int64_t>(lamport);
    story.push_back({head, command});
  }
  return story;
}

std::vector<Entry> entries_of(const std::vector<Step>& story) {
  std::vector<Entry> entries;
  std::map<OriginId, Sha256> last;
  for (const Step& step : story) {
    entries.push_back(chain(step.head, step.command, last[step.head.origin]));
    last[step.head.origin] = entries.back().hash;
  }
  return entries;
}

CaseSnapshot played(const std::vector<Step>& story, std::size_t count) {
  CaseSnapshot state;
  for (std::size_t at = 0; at < count; ++at) {
    auto after = play(state, story[at].head, story[at].command);
    EXPECT_TRUE(after) << at << " " << (after ? "" : after.error().key.name);
    if (after) state = std::move(*after);
  }
  return state;
}

namespace {

template <class Row>
bool same_rows(const Table<Row>& a, const Table<Row>& b) {
  return std::equal(a->begin(), a->end(), b->begin(), b->end(), [](const auto& x, const auto& y) { return *x == *y; });
}

template <class Row>
bool same_thing(const Row& a, const Row& b) {
  if constexpr (requires { a.id; }) {
    return a.id == b.id;
  } else if constexpr (requires { a.blob; }) {
    if constexpr (requires { a.actor; }) {
      if (a.actor != b.actor) return false;
    }
    return a.blob == b.blob && a.page == b.page;
  } else {
    return a.criterion == b.criterion && a.actor == b.actor;
  }
}

template <class Row>
Table<Row> kept(const Table<Row>& table, const Table<Row>& reference) {
  auto rows = std::make_shared<std::vector<std::shared_ptr<const Row>>>();
  for (const auto& row : *table) {
    const bool known =
        std::any_of(reference->begin(), reference->end(), [&](const auto& other) { return same_thing(*row, *other); });
    if (known || !row->removed) rows->push_back(row);
  }
  return rows;
}

}  // namespace

bool same(const CaseSnapshot& a, const CaseSnapshot& b) {
  return a.info == b.info && same_rows(a.actors, b.actors) && same_rows(a.sources, b.sources) &&
         same_rows(a.projects, b.projects) && same_rows(a.records, b.records) && same_rows(a.links, b.links) &&
         same_rows(a.facts, b.facts) && same_rows(a.ratings, b.ratings) &&
         same_rows(a.not_applicable, b.not_applicable) && same_rows(a.corrections, b.corrections) &&
         same_rows(a.page_readings, b.page_readings) && same_rows(a.seal_judgements, b.seal_judgements);
}

CaseSnapshot without_traces(const CaseSnapshot& state, const CaseSnapshot& reference) {
  CaseSnapshot result = state;
  result.sources = kept(state.sources, reference.sources);
  result.projects = kept(state.projects, reference.projects);
  result.records = kept(state.records, reference.records);
  result.links = kept(state.links, reference.links);
  result.facts = kept(state.facts, reference.facts);
  result.ratings = kept(state.ratings, reference.ratings);
  result.not_applicable = kept(state.not_applicable, reference.not_applicable);
  result.corrections = kept(state.corrections, reference.corrections);
  result.page_readings = kept(state.page_readings, reference.page_readings);
  result.seal_judgements = kept(state.seal_judgements, reference.seal_judgements);
  return result;
}

EntryHead head_of(const ActorId& actor) {
  const OriginId origin = actor == zhang ? first_origin : second_origin;
  return {origin, 100, 100, std::nullopt, actor, 1000, {1795600000, 480}};
}

}  // namespace evidence::test
