// Which page a verb means, and how a page is printed.
#pragma once

#include <string>

#include "evidence/model/page.hpp"
#include "workbench/cli/json_forms.hpp"
#include "workbench/cli/verb.hpp"

namespace workbench::cli {

struct PagePlace {
  evidence::Item item;
  std::uint32_t number = 1;
};

// The positionals ITEM and N behind the Case.
evidence::Result<PagePlace> page_place(const Context& context, Session& session);
// "x,y,w,h" in 1/1000 of the page; fails (Usage) for anything else.
evidence::Result<evidence::Box> rectangle_of(const std::string& text);

Json json_of_page(const evidence::Page& page, const evidence::Texts& texts);
Json json_of(const evidence::Seal& seal);

}  // namespace workbench::cli
