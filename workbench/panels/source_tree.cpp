#include "workbench/panels/source_tree.hpp"

#include <algorithm>

#include "evidence/base/utf8.hpp"
#include "workbench/panels/numbers.hpp"
#include "workbench/ui/icons.hpp"
#include "workbench/ui/widgets.hpp"

namespace workbench::panels {

using namespace evidence::literals;
using ui::Font;
using ui::Tone;

namespace {

constexpr int open_depth = 2;  // sources and their top folders stand open at first

const char* icon_of(NodeKind kind, bool open) {
  switch (kind) {
    case NodeKind::Source:
      return ui::icon::disc;
    case NodeKind::Folder:
      return open ? ui::icon::folder_open : ui::icon::folder;
    case NodeKind::Archive:
      return ui::icon::archive;
    case NodeKind::Pdf:
      return ui::icon::pdf;
    case NodeKind::Picture:
      return ui::icon::picture;
    case NodeKind::Sheet:
      return ui::icon::sheet;
    case NodeKind::Text:
      return ui::icon::word;
    case NodeKind::File:
      break;
  }
  return ui::icon::file;
}

bool matches(const TreeNode& node, const std::string& folded) {
  return evidence::fold(node.name).find(folded) != std::string::npos;
}

std::string key_of(const TreeNode& node, std::uint32_t number, const std::string& above) {
  const std::string key = (above.empty() ? "" : above + "/") + node.name;
  return node.depth == 0 ? key + "#" + std::to_string(number) : key;  // two sources may bear one name
}

// Opens what lies above an item.
void reveal(const SourceTree& tree, evidence::ItemId item, SourcesState& state) {
  std::vector<std::pair<std::uint32_t, std::string>> above;  // end, key
  for (std::uint32_t n = 0; n < tree.nodes.size(); ++n) {
    const TreeNode& node = tree.nodes[n];
    while (!above.empty() && above.back().first <= n) above.pop_back();
    if (node.item == item) {
      for (const auto& [end, key] : above) {
        state.closed.erase(key);
        state.opened.insert(key);
      }
      ++state.version;
      return;
    }
    std::string key = key_of(node, n, above.empty() ? "" : above.back().second);
    above.emplace_back(node.end, std::move(key));
  }
}

void rebuild_rows(const SourceTree& tree, SourcesState& state) {
  state.rows.clear();
  const auto& nodes = tree.nodes;
  const std::string folded = evidence::fold(state.filter);
  std::vector<bool> kept;
  if (!folded.empty()) {
    kept.assign(nodes.size(), false);
    std::vector<std::uint32_t> above;
    for (std::uint32_t n = 0; n < nodes.size(); ++n) {
      while (!above.empty() && nodes[above.back()].end <= n) above.pop_back();
      if (matches(nodes[n], folded)) {
        kept[n] = true;
        for (const auto parent : above) kept[parent] = true;
      }
      above.push_back(n);
    }
  }
  std::vector<std::pair<std::uint32_t, std::string>> above;  // end, key
  for (std::uint32_t n = 0; n < nodes.size();) {
    const TreeNode& node = nodes[n];
    while (!above.empty() && above.back().first <= n) above.pop_back();
    std::string key = key_of(node, n, above.empty() ? "" : above.back().second);
    const bool branch = node.end > n + 1;
    bool open = branch && (state.opened.contains(key) || (node.depth < open_depth && !state.closed.contains(key)));
    if (!folded.empty()) {
      if (!kept[n]) {
        n = node.end;
        continue;
      }
      open = branch;
    }
    state.rows.push_back({n, key, open, branch});
    above.emplace_back(node.end, std::move(key));
    n = open ? n + 1 : node.end;
  }
}

void toggle(SourcesState& state, const SourcesState::Row& row) {
  const std::string key = row.key;
  if (row.open) {
    state.opened.erase(key);
    state.closed.insert(key);
  } else {
    state.closed.erase(key);
    state.opened.insert(key);
  }
  ++state.version;
}

void draw_row(const ui::Ui& ui, ImVec2 at, float width, const TreeNode& node, const SourcesState::Row& row,
              bool chosen) {
  const float h = ui.px(28);
  const float x = at.x + ui.px(16) + static_cast<float>(node.depth) * ui.px(16);
  for (int depth = 1; depth <= node.depth; ++depth) {
    const float guide = at.x + ui.px(21) + static_cast<float>(depth - 1) * ui.px(16);
    ui::rule(ui, {guide, at.y}, {guide + 1, at.y + h}, Tone::LineSoft);
  }
  if (row.branch)
    ui::text_left(ui, Font::Small, x, at.y, h, Tone::Quiet, row.open ? ui::icon::open_caret : ui::icon::closed_caret);
  const float icon = x + ui.px(14);
  ui::text_left(ui, Font::Body, icon, at.y, h, chosen ? Tone::Accent : Tone::Quiet, icon_of(node.kind, row.open));
  const float right = at.x + width - ui.px(16);
  ui::state_mark(ui, {right - ui.px(6), at.y + h / 2}, node.mark, 5.5F);
  std::string count;
  if (node.problems > 0 && row.branch)
    count = grouped(node.problems) + "/" + grouped(node.files);
  else if (row.branch)
    count = grouped(node.files);
  else if (node.pages > 0)
    count = grouped(node.pages);
  const float count_width = ui::text_right(ui, Font::Small, right - ui.px(18), at.y, h,
                                           node.problems > 0 && row.branch ? Tone::Lacking : Tone::Quiet, count);
  const float name = icon + ui.px(22);
  const float room = right - ui.px(26) - count_width - name;
  const Font font = chosen ? Font::Bold : Font::Body;
  ui::text_left(ui, font, name, at.y, h, Tone::Ink, ui::name_to(ui, font, room, node.name));
}

float draw_foot(const ui::Ui& ui, ui::Area area, const SourcesView& view, Intents& intents) {
  const float height = view.problems > 0 ? ui.px(116) : ui.px(78);
  const float top = area.max.y - height;
  ui::rule(ui, {area.min.x, top}, {area.max.x, top + 1});
  const float x = area.min.x + ui.px(16);
  const float right = area.max.x - ui.px(16);
  ui::text_left(ui, Font::Small, x, top + ui.px(8), ui.px(20), Tone::Quiet, ui.text("ui.sources.read"_key));
  ui::text_right(ui, Font::Small, right, top + ui.px(8), ui.px(20), Tone::Ink,
                 ui.text("ui.sources.read-of"_key, {{"read", grouped(view.files_read)},
                                                    {"files", grouped(view.files)},
                                                    {"pages", grouped(view.pages_read)}}));
  const float share = view.files == 0 ? 0 : static_cast<float>(view.files_read) / static_cast<float>(view.files);
  ui::progress_bar(ui, {x, top + ui.px(33)}, {right, top + ui.px(39)}, share);
  float legend = x;
  const auto entry = [&](ui::Mark mark, const std::string& label) {
    ui::state_mark(ui, {legend + ui.px(6), top + ui.px(58)}, mark, 5.5F);
    legend += ui.px(16) +
              ui::text_left(ui, Font::Small, legend + ui.px(16), top + ui.px(48), ui.px(20), Tone::Quiet, label) +
              ui.px(10);
  };
  entry(ui::Mark::Enough, ui.text("ui.state.read"_key));
  entry(ui::Mark::Unknown, ui.text("ui.state.unread"_key));
  entry(ui::Mark::Lacking, ui.text("ui.state.problem"_key));
  if (view.problems > 0) {
    const ImVec2 at{x, top + ui.px(76)};
    const ImVec2 size{right - x, ui.px(28)};
    if (ui::hit(ui, "sources/problems", at, size).clicked) intents.emplace_back(ChooseWorkspace{Workspace::Intake});
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui.colour(Tone::LackingGround),
                                              ui.px(4));
    ui::state_mark(ui, {at.x + ui.px(14), at.y + size.y / 2}, ui::Mark::Lacking, 5.5F);
    ui::text_left(ui, Font::Small, at.x + ui.px(28), at.y, size.y, Tone::Lacking,
                  ui.text("ui.status.problems"_key, {{"count", grouped(view.problems)}}));
    ui::text_right(ui, Font::Small, at.x + size.x - ui.px(10), at.y, size.y, Tone::Lacking, ui::icon::right);
  }
  return height;
}

}  // namespace

Intents draw_sources(const ui::Ui& ui, ui::Area area, const SourcesView& view, SourcesState& state) {
  Intents intents;
  const ui::Pane pane(ui, "sources", area, Tone::Pane);
  const float head = ui.px(40);
  float x = area.min.x + ui.px(16);
  x += ui::text_left(ui, Font::Body, x, area.min.y, head, Tone::Quiet, ui::icon::folder_open) + ui.px(8);
  x += ui::text_left(ui, Font::Bold, x, area.min.y, head, Tone::Ink, ui.text("ui.sources.title"_key)) + ui.px(8);
  ui::text_cut(ui, Font::Small, x, area.min.y, head, area.max.x - ui.px(12) - x, Tone::Quiet, view.summary);
  ui::rule(ui, {area.min.x, area.min.y + head - 1}, {area.max.x, area.min.y + head});
  const std::string hint = ui.text("ui.sources.filter"_key);
  const ui::FieldLook look{.icon = ui::icon::filter, .hint = hint};
  ui::field(ui, "sources/filter", {area.min.x + ui.px(12), area.min.y + head + ui.px(8)}, area.width() - ui.px(24),
            state.filter, look);
  const float foot = draw_foot(ui, area, view, intents);
  if (!view.tree) return intents;
  if (view.current && state.revealed != view.current) {
    state.revealed = view.current;
    reveal(*view.tree, *view.current, state);
  }
  if (state.rows_of != view.tree || state.rows_filter != state.filter || state.rows_version != state.version) {
    rebuild_rows(*view.tree, state);
    state.rows_of = view.tree;
    state.rows_filter = state.filter;
    state.rows_version = state.version;
  }
  {
    const ui::Area rows{{area.min.x, area.min.y + head + ui.px(44)}, {area.max.x - 1, area.max.y - foot}};
    const ui::Pane tree(ui, "sources/tree", rows, Tone::Pane, ui::Scroll::Vertical);
    const float h = ui.px(28);
    const auto count = static_cast<int>(state.rows.size());
    const int first = std::max(0, static_cast<int>((rows.min.y - tree.origin().y) / h));
    const int last = std::min(count, first + static_cast<int>(rows.height() / h) + 2);
    std::optional<std::size_t> toggled;
    for (int n = first; n < last; ++n) {
      const SourcesState::Row& row = state.rows[static_cast<std::size_t>(n)];
      const TreeNode& node = view.tree->nodes[row.node];
      const ImVec2 at{tree.origin().x, tree.origin().y + static_cast<float>(n) * h};
      const bool chosen = node.item && node.item == view.current;
      const std::string name = node.item ? "tree/" + short_form(*node.item) : "tree/" + row.key;
      if (ui::row(ui, name, at, {tree.width(), h}, chosen).clicked) {
        if (row.branch)
          toggled = static_cast<std::size_t>(n);
        else if (node.item)
          intents.emplace_back(OpenPage{{*node.item, 1}, std::nullopt});
      }
      if (ui::width_of(ui, Font::Body, node.name) > tree.width() * 0.5F) ui::tip(ui, node.name);
      draw_row(ui, at, tree.width(), node, row, chosen);
    }
    if (view.current && state.scrolled_to != view.current) {  // the page in sight is in sight here too
      state.scrolled_to = view.current;
      for (int n = 0; n < count; ++n) {
        if (view.tree->nodes[state.rows[static_cast<std::size_t>(n)].node].item != view.current) continue;
        if (n < first + 1 || n > last - 3)
          ImGui::SetScrollY(std::max(0.0F, static_cast<float>(n) * h - rows.height() / 2));
      }
    }
    if (toggled) toggle(state, state.rows[*toggled]);
    float end = tree.origin().y + static_cast<float>(count) * h;
    if (view.tree->left_out > 0) {
      end += ui::text_wrapped(ui, Font::Small, {tree.origin().x + ui.px(16), end + ui.px(8)}, tree.width() - ui.px(32),
                              ui.px(20), Tone::Quiet,
                              ui.text("ui.sources.left-out"_key, {{"count", grouped(view.tree->left_out)}})) +
             ui.px(8);
    }
    tree.ends_at(end + ui.px(8));
  }
  ui::rule(ui, {area.max.x - 1, area.min.y}, area.max);
  return intents;
}

}  // namespace workbench::panels
