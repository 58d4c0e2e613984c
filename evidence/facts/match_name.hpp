// Whether two writings of an organisation's name are the same: what a seal says beside who applies.
#pragma once

#include <string_view>

namespace evidence::facts {

enum class NameMatch {
  Exact,    // the same after folding
  Similar,  // but for slips of recognition: a person should look
  Other,
  Unreadable,  // nothing to compare
};

// `read`: what was recognised; `name`: what it should be. Folded: NFKC, case, blanks and brackets' forms. Similar: an
// edit distance (Levenshtein) of at most a fifth of the name, a single character in names of up to nine; or all that
// was read, four characters at least, stands in the name: a seal that the page's edge cuts. Traditional characters are
// folded by whoever has the index's folding; here they count as slips.
NameMatch match_name(std::string_view read, std::string_view name);

}  // namespace evidence::facts
