#include "evidence/jobs/pace.hpp"

namespace evidence::jobs {

Pace pace_of(const Progress& progress, double elapsed) {
  constexpr std::uint64_t fewest = 3;
  constexpr double shortest = 2;  // seconds
  Pace pace;
  if (elapsed <= 0 || progress.done == 0) return pace;
  const double per_second = static_cast<double>(progress.done) / elapsed;
  pace.per_minute = per_second * 60;
  const bool can_tell = progress.done >= fewest && elapsed >= shortest && progress.total >= progress.done;
  if (can_tell) pace.seconds_left = static_cast<double>(progress.total - progress.done) / per_second;
  return pace;
}

}  // namespace evidence::jobs
