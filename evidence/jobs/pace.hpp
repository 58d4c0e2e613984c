// How fast work goes and when it will be done.
#pragma once

#include <cstdint>
#include <optional>

#include "evidence/jobs/progress.hpp"

namespace evidence::jobs {

struct Pace {
  double per_minute = 0;
  std::optional<double> seconds_left;  // none while too little was done to tell, or the total is not known
};

// `elapsed`: seconds since the work began; what was done before it began does not stand in `progress`. An estimate is
// given after the first 3 units and 2 seconds: before that it would jump about.
Pace pace_of(const Progress& progress, double elapsed);

}  // namespace evidence::jobs
