// From a place on a page to a Citation.
#pragma once

#include <cstdint>
#include <string_view>

#include "evidence/base/result.hpp"
#include "evidence/model/rows.hpp"
#include "workbench/session/session.hpp"

namespace workbench {

// The quoted words where they stand on the page (width forms, blanks and line ends beside Chinese characters do not
// matter). Fails (Input) when the page is not read yet or does not hold them.
evidence::Result<evidence::Citation> cite_quote(Session& session, const evidence::Item& item, std::uint32_t page,
                                                std::string_view quote);
// What a rectangle covers: the words whose middle lies in it become the quote.
evidence::Result<evidence::Citation> cite_rectangle(Session& session, const evidence::Item& item, std::uint32_t page,
                                                    evidence::Box rectangle);
// The words from the first to the last, both included, as a person dragged over them.
evidence::Result<evidence::Citation> cite_words(Session& session, const evidence::Item& item, std::uint32_t page,
                                                std::size_t first_word, std::size_t last_word);
// The page as a whole: no quote, no rectangle.
evidence::Result<evidence::Citation> cite_page(Session& session, const evidence::Item& item, std::uint32_t page);

// The page of an Item; fails (Input) with "error.page.unread" or "error.page.none".
evidence::Result<evidence::Page> page_of(Session& session, const evidence::Item& item, std::uint32_t page);

}  // namespace workbench
