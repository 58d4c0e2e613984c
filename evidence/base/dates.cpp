#include "evidence/base/dates.hpp"

#include <ctime>

#include <fmt/format.h>

namespace evidence {

using namespace std::chrono;

namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  if (text.empty()) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<CivilDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = number(text.substr(0, 4));
  const auto m = number(text.substr(5, 2));
  const auto d = number(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const CivilDate date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string format_date(CivilDate date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string format_date_zh(CivilDate date) {
  return fmt::format("{}年{}月{}日", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

CivilDate add_months(CivilDate date, int months_to_add) {
  const CivilDate moved = date + months(months_to_add);
  if (moved.ok()) return moved;
  return CivilDate(moved.year() / moved.month() / last);
}

CivilDate add_days(CivilDate date, int days_to_add) { return CivilDate(sys_days(date) + days(days_to_add)); }

int days_between(CivilDate from, CivilDate to) { return static_cast<int>((sys_days(to) - sys_days(from)).count()); }

std::string format_instant(Instant instant) {
  const sys_seconds local{seconds(instant.seconds + 60LL * instant.offset_minutes)};
  const sys_days date = floor<days>(local);
  const hh_mm_ss time(local - date);
  const int offset = instant.offset_minutes < 0 ? -instant.offset_minutes : instant.offset_minutes;
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", format_date(CivilDate(date)), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), instant.offset_minutes < 0 ? '-' : '+',
                     offset / 60, offset % 60);
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != 25 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[22] != ':')
    return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto h = number(text.substr(11, 2));
  const auto m = number(text.substr(14, 2));
  const auto s = number(text.substr(17, 2));
  const auto offset_h = number(text.substr(20, 2));
  const auto offset_m = number(text.substr(23, 2));
  if (!date || !h || !m || !s || !offset_h || !offset_m || *h > 23 || *m > 59 || *s > 59 || *offset_h > 14 ||
      *offset_m > 59) {
    return std::nullopt;
  }
  if (text[19] != '+' && text[19] != '-') return std::nullopt;
  const int offset = (text[19] == '-' ? -1 : 1) * (*offset_h * 60 + *offset_m);
  const std::int64_t local = sys_seconds(sys_days(*date)).time_since_epoch().count() + *h * 3600LL + *m * 60LL + *s;
  return Instant{local - 60LL * offset, offset};
}

CivilDate civil_date(Instant instant) {
  return CivilDate(floor<days>(sys_seconds{seconds(instant.seconds + 60LL * instant.offset_minutes)}));
}

Instant SystemClock::now() const {
  const std::time_t seconds_now = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds_now, &local);
  return Instant{seconds_now, static_cast<std::int32_t>(local.tm_gmtoff / 60)};
}

}  // namespace evidence
