#include "workbench/shell/pictures.hpp"

#include "evidence/sandbox/child.hpp"
#include "workbench/session/reading_case.hpp"

namespace workbench::shell {

using namespace evidence;

namespace {

// Some twenty pages at reading size; a laptop's shared graphics memory bears it.
constexpr std::uint64_t most_bytes = 192ULL << 20U;

}  // namespace

struct Pictures::Renderer {
  std::optional<reading::PageRenderer> worker;

  Result<reading::PagePicture> draw(Session& session, const PictureKey& key) {
    if (!worker) {
      auto confinement = sandbox::probe_confinement();
      if (!confinement) return pass_on(confinement);
      worker.emplace(*confinement);
    }
    auto item = session.items().find(key.item);
    if (!item) return pass_on(item);
    using namespace evidence::literals;
    if (!*item) return fail(ErrorKind::Input, "error.shell.item-gone"_key, {{"item", short_form(key.item)}});
    return render_page(session, *worker, **item, key.page, key.width);
  }
};

Pictures::Pictures(Desk& desk) : desk_(desk), cache_(most_bytes), renderer_(std::make_shared<Renderer>()) {}

bool Pictures::failed(const panels::PagePlace& place) const {
  const auto at = failed_.lower_bound({place.item, place.page, 0});
  return at != failed_.end() && at->item == place.item && at->page == place.page;
}

void Pictures::want(const panels::WantPicture& wanted) {
  const PictureKey key{wanted.place.item, wanted.place.page, wanted.width};
  auto& under_way = wanted.thumbnail ? small_ : large_;
  if (cache_.has(key) || failed_.contains(key) || under_way == key) return;
  if (wanted.thumbnail && (small_ || large_)) return;  // asked again with the next frame
  under_way = key;
  desk_.runners.pictures.post(
      wanted.thumbnail ? "small" : "large",
      [this, key, thumbnail = wanted.thumbnail, renderer = renderer_](std::stop_token) -> jobs::Delivery {
        auto picture = std::make_shared<Result<reading::PagePicture>>(renderer->draw(desk_.session, key));
        return [this, key, thumbnail, picture] {
          auto& done = thumbnail ? small_ : large_;
          if (done == key) done.reset();
          if (!*picture) {
            failed_.insert(key);  // the viewer shows the words, and says why where there are none
            return;
          }
          cache_.put(key, **picture);
        };
      });
}

}  // namespace workbench::shell
