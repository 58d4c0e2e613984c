// Civil dates (Asia/Shanghai, no times) and instants (ISO 8601 with offset). The Clock is the only source of "now".
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evidence {

using CivilDate = std::chrono::year_month_day;

// "2026-11-24" and nothing else; nothing for a day that does not exist.
std::optional<CivilDate> parse_date(std::string_view text);
std::string format_date(CivilDate date);
// "2026 年 11 月 24 日" has no leading zeros (GB/T 9704-2012, 7.3.5.4).
std::string format_date_zh(CivilDate date);
// Same day of the month, clamped to the month's end; not sticky (28 Feb + 1 month = 28 Mar). domain.md e, Civil Code
// art. 202.
CivilDate add_months(CivilDate date, int months);
CivilDate add_days(CivilDate date, int days);
int days_between(CivilDate from, CivilDate to);

// A moment, in seconds since 1970-01-01T00:00:00Z, with the offset of the place where it was read.
struct Instant {
  std::int64_t seconds = 0;
  std::int32_t offset_minutes = 480;  // +08:00
  friend constexpr auto operator<=>(Instant, Instant) = default;
};
std::string format_instant(Instant instant);  // "2026-11-24T14:02:11+08:00"
std::optional<Instant> parse_instant(std::string_view text);
CivilDate civil_date(Instant instant);  // the date there

// The seam that tests replace. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

// Always the same moment, moved by hand.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  [[nodiscard]] Instant now() const override { return instant_; }
  void advance(std::int64_t seconds) { instant_.seconds += seconds; }

 private:
  Instant instant_;
};

}  // namespace evidence
