#include "workbench/shell/app.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <imgui.h>

#include "workbench/shell/item_tree.hpp"

namespace workbench::shell {

using namespace evidence;
using namespace evidence::literals;

namespace {

using Steady = std::chrono::steady_clock;
// Dear ImGui settles within this many frames after an event.
constexpr int frames_after_event = 3;
// After the last of them one more is drawn at this distance, so that help texts appear under a resting mouse.
constexpr double settle_seconds = 0.5;
// How long the window sleeps when nothing happens at all; every event, report and result ends it.
constexpr double idle_seconds = 60;
// While something is put off (a list that was looked at a moment ago) the window looks again this soon.
constexpr double busy_seconds = 1.0;

}  // namespace

App::App(Window& window, Session& session, const Texts& texts, const ui::Theme& theme)
    : window_(window),
      theme_(theme),
      runners_(std::make_unique<Runners>([] { Window::wake(); })),
      desk_{session, texts, *runners_, session.snapshot(), {}, {}, {}, false},
      pictures_(desk_),
      sources_(desk_),
      reader_(desk_, pictures_),
      finder_(desk_, pictures_),
      assessment_(desk_),
      labour_(desk_, [this] { contents_changed(); }),
      changes_(desk_, [this] { snapshot_changed(); }),
      page_work_(desk_, changes_),
      drafts_(desk_),
      page_readings_(desk_.snapshot->page_readings),
      scale_(window.scale()) {
  if (const char* file = std::getenv("WORKBENCH_TEST_MAP")) {  // NOLINT(concurrency-mt-unsafe): before any thread
    places_file_ = file;
    places_.wanted = true;
  }
  ui::apply_style(theme_, scale_);
}

App::~App() {
  labour_.cancel_import();
  labour_.pause_reading();
  runners_.reset();
}

void App::begin(const Arguments& arguments, const std::string& said) {
  desk_.notice = said;
  if (const auto why = desk_.session.read_only_because()) desk_.notice = desk_.texts(*why);
  sources_.refresh();
  assessment_.refresh();
  for (const auto& path : arguments.imports) labour_.import(path.string());
  if (!arguments.imports.empty() || desk_.snapshot->sources->empty()) workspace_ = panels::Workspace::Intake;
  if (arguments.imports.empty() && !desk_.snapshot->sources->empty()) labour_.start_reading();
  request_full_fonts();
}

void App::contents_changed() {
  sources_.refresh();
  if (reader_.place() && !reader_.state.selected()) reader_.reload();
  if (!labour_.reading()) pictures_.forget_failures();
  if (!assessment_.assessed() || assessment_.assessed()->snapshot != desk_.snapshot) assessment_.refresh();
}

void App::snapshot_changed() {
  assessment_.refresh();
  sources_.refresh();
  if (reader_.place()) reader_.reload();  // its words may have been put right
  if (std::exchange(page_readings_, desk_.snapshot->page_readings) != desk_.snapshot->page_readings)
    labour_.start_reading();  // a page is to be read another way, or as usual again
}

// Before a page was chosen: the first one cited for the chosen Criterion, else the first file.
void App::open_first_page() {
  if (reader_.place() || !sources_.tree() || !assessment_.assessed()) return;
  for (const auto& link : assessment_.criterion_view().links) {
    if (link.place.page) return reader_.open(*link.place.page, link.place.box);
  }
  if (const auto item = first_file(*sources_.tree())) reader_.open({*item, 1}, std::nullopt);
}

void App::request_full_fonts() {
  std::vector<std::string> texts;
  texts.reserve(desk_.texts.all().size());
  for (const auto& [key, text] : desk_.texts.all()) texts.push_back(text);
  runners_->pages.post("fonts", [this, scale = scale_, texts = std::move(texts)](std::stop_token) -> jobs::Delivery {
    auto atlas = std::make_shared<std::unique_ptr<ui::Atlas>>(
        ui::build_atlas(ui::find_fonts(), scale, ui::Coverage::Full, texts));
    return [this, atlas] {
      fonts_are_full_ = true;
      if (*atlas) window_.use_atlas(std::move(*atlas));
    };
  });
}

void App::take_keys() {
  using panels::Workspace;
  static constexpr std::pair<int, Workspace> keys[] = {{3, Workspace::Intake},
                                                       {4, Workspace::Evidence},
                                                       {5, Workspace::Search},
                                                       {6, Workspace::Criteria},
                                                       {8, Workspace::Conclusion}};
  for (const auto& [number, workspace] : keys) {
    if (!window_.function_key(number)) continue;
    if (workspace == Workspace::Intake && workspace_ == Workspace::Intake)
      intake_state_.part = intake_state_.part == panels::IntakePart::Received ? panels::IntakePart::Reading
                                                                              : panels::IntakePart::Received;
    workspace_ = workspace;
    if (workspace == Workspace::Search) finder_.state.focus = true;
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl && !ui::typing() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Z), false)) changes_.undo();
  if (workspace_ != Workspace::Search && ui::pressed('/')) {
    workspace_ = Workspace::Search;
    finder_.state.focus = true;
  }
}

void App::draw_frame() {
  if (const float scale = window_.scale(); scale != scale_) {
    scale_ = scale;
    ui::apply_style(theme_, scale_);
    request_full_fonts();
  }
  if (!window_.begin_frame()) return;
  places_.clear();
  take_keys();
  const ui::Ui ui{theme_, window_.atlas(), desk_.texts, places_, scale_};
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::Begin("###workbench", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav);
  ImGui::PopStyleVar(2);
  const panels::Intents intents = draw(ui, {{0, 0}, size});
  ImGui::End();
  window_.end_frame(theme_[ui::Tone::Paper]);
  ++frames_;
  obey(intents);
}

void App::write_places() const {
  if (places_file_.empty()) return;
  ui::Places places = places_;
  places.said["frames"] = std::to_string(frames_);
  places.said["first-frame-ms"] = std::to_string(first_frame_ms_);
  places.said["fonts"] = fonts_are_full_ ? "full" : "used";
  places.said["busy"] = runners_->idle() && !changes_.under_way() ? "no" : "yes";
  places.said["notice"] = desk_.notice;
  places.said["last-done"] = desk_.last_done;
  const std::string half = places_file_ + ".part";  // a reader never sees half of it
  std::ofstream(half) << ui::to_json(places);
  std::error_code ignored;  // a test that asks finds no file and says so
  std::filesystem::rename(half, places_file_, ignored);
}

void App::run(Steady::time_point started) {
  int due = frames_after_event;
  bool settled = false;
  while (!window_.closing()) {
    const bool putting_off = sources_.waits();
    const double patience = due > 0 ? 0 : !settled ? settle_seconds : putting_off ? busy_seconds : idle_seconds;
    const auto before = Steady::now();
    const bool happened = window_.wait(patience);
    const bool slept_out =
        patience > 0 && std::chrono::duration<double>(Steady::now() - before).count() >= patience * 0.95;
    const std::size_t delivered = runners_->deliver();
    for (const auto& path : window_.take_dropped()) {
      labour_.import(path);
      workspace_ = panels::Workspace::Intake;
    }
    labour_.tick();
    sources_.tick();
    if (delivered > 0) open_first_page();
    if (happened || delivered > 0) {
      due = frames_after_event;
      settled = false;
    } else if (due == 0 && !slept_out) {
      due = 1;  // woken by a report
    } else if (due == 0 && !settled) {
      settled = true;
      due = 1;
    }
    if (due == 0) continue;
    --due;
    draw_frame();
    if (frames_ == 1) first_frame_ms_ = std::chrono::duration<double, std::milli>(Steady::now() - started).count();
    write_places();
  }
}

}  // namespace workbench::shell
