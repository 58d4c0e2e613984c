// A person's way through the window, with real keys and mouse; what they did is then asked of the case itself.
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/gui/display.hpp"

namespace tests {
namespace {

namespace fs = std::filesystem;

const fs::path programs = fs::path(WORKBENCH_BINARY_DIR) / "bin";

struct WindowTest : testing::Test {
  fs::path folder;
  std::string display;
  std::optional<Running> screen;
  std::optional<Running> window;
  std::optional<Hand> hand;

  void SetUp() override {
    if (found_program("Xvfb").empty() || found_program("xdotool").empty())
      GTEST_SKIP() << "Xvfb or xdotool is not installed";
    std::string name = (fs::temp_directory_path() / "window-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
    start_screen();
    ASSERT_EQ(run({"make-demo-disc", (folder / "disc").string()}).exit_code, 0);
    ASSERT_EQ(run({"evidence", "actor", "new", "甲", "--role", "auditor"}).exit_code, 0);
    ASSERT_EQ(run({"evidence", "new", case_folder(), "--applicant", "窗口测试单位", "--kind", "initial", "--accepted",
                   "2026-06-01"})
                  .exit_code,
              0);
    for (const auto& entry : fs::directory_iterator(folder / "disc")) {
      if (entry.path().extension() == ".iso")
        (void)run(
            {"evidence", "import", case_folder(), entry.path().string(), "--quiet"});  // exit 1: it holds bad files
    }
    (void)run({"evidence", "read", case_folder(), "--quiet"});
    ASSERT_FALSE(run({"evidence", "search", case_folder(), "1234.57", "--json"}).out.empty());
  }
  void TearDown() override {
    window.reset();
    screen.reset();
    std::error_code ignored;  // a temporary folder that stays is no failure of the window
    if (!folder.empty()) fs::remove_all(folder, ignored);
  }
  void start_screen() {
    const fs::path log = folder / "display";
    screen.emplace(std::vector<std::string>{found_program("Xvfb"), "-displayfd", "1", "-screen", "0", "1600x1000x24",
                                            "-nolisten", "tcp"},
                   Environment{}, log);
    for (int tries = 0; tries < 100 && display.empty(); ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      std::ifstream stream(log);
      for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.find_first_not_of("0123456789") == std::string::npos) display = ":" + line;
      }
    }
    ASSERT_FALSE(display.empty());
  }
  [[nodiscard]] std::string case_folder() const { return (folder / "case").string(); }
  [[nodiscard]] Environment environment() const {
    return {{"XDG_DATA_HOME", (folder / "people").string()},
            {"DISPLAY", display},
            {"LIBGL_ALWAYS_SOFTWARE", "1"},
            {"WORKBENCH_TEST_MAP", (folder / "map.json").string()}};
  }
  [[nodiscard]] Ran run(std::vector<std::string> words) const {
    words.front() = (programs / words.front()).string();
    return run_program(std::move(words), environment());
  }
  void open_window() {
    window.emplace(std::vector<std::string>{(programs / "workbench").string(), case_folder()}, environment(),
                   folder / "window.log");
    hand.emplace(display, folder / "map.json");
    ASSERT_TRUE(hand->until([](const Seen& seen) {
      return seen["fonts"] == "full" && seen["busy"] == "no" && !seen["criterion"].empty();
    }));
    hand->focus();
  }
};

long processor_ticks(pid_t pid) {
  std::ifstream stream("/proc/" + std::to_string(pid) + "/stat");
  std::string all{std::istreambuf_iterator<char>(stream), {}};
  std::istringstream fields(all.substr(all.rfind(')') + 2));
  std::vector<std::string> words{std::istream_iterator<std::string>(fields), {}};
  return std::stol(words.at(11)) + std::stol(words.at(12));  // utime, stime: proc(5)
}

TEST_F(WindowTest, FromAWordSearchedToALinkARatingAndADraft) {
  open_window();
  EXPECT_TRUE(hand->until_said("page", "1"));  // a page is in sight before one was chosen
  EXPECT_EQ(hand->look()["last-done"], "");    // nothing had to be read: nothing is said of it
  // A search hit is cited by its sentence.
  hand->key("F5");
  ASSERT_TRUE(hand->until_said("workspace", "search"));
  hand->type("1234.57");
  hand->key("Return");
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return seen["search.asked"] == "1234.57" && seen["search.total"] != "0"; }));
  hand->key("Return");
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return !seen["selection.candidate"].empty() && seen["busy"] == "no"; }));
  const std::string criterion = hand->look()["selection.candidate"];
  EXPECT_NE(hand->look()["selection.quote"].find("1234.57"), std::string::npos);
  hand->key("Return");
  ASSERT_TRUE(
      hand->until([&](const Seen& seen) { return seen["criterion"] == criterion && seen["criterion.links"] == "1"; }));

  // Words dragged over become a second Link, against it.
  const auto rectangles = hand->look().rectangles;
  ASSERT_TRUE(rectangles.contains("word/0"));
  ASSERT_TRUE(hand->drag("word/0", "word/3"));
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return !seen["selection.candidate"].empty() && seen["busy"] == "no"; }));
  hand->key("1");
  hand->key("minus");
  EXPECT_TRUE(hand->until_said("selection.stance", "contradicts"));
  hand->key("Return");
  ASSERT_TRUE(hand->until_said("criterion.links", "2"));

  // A rating with its reason; the next Criterion is then chosen.
  hand->key("p");
  ASSERT_TRUE(hand->until_said("rating", "P"));
  hand->type("seen on page");
  hand->key("Return");
  ASSERT_TRUE(hand->until([&](const Seen& seen) { return seen["criterion"] != criterion && seen["busy"] == "no"; }));

  hand->key("F8");
  ASSERT_TRUE(hand->click("conclusion/draft"));
  ASSERT_TRUE(hand->until([](const Seen& seen) { return !seen["conclusion.written.0"].empty(); }))
      << hand->look()["notice"];
  EXPECT_TRUE(fs::exists(hand->look()["conclusion.written.0"]));
  window.reset();

  const std::string links = run({"evidence", "links", case_folder(), "--json"}).out;
  EXPECT_NE(links.find("1234.57"), std::string::npos) << links;
  EXPECT_NE(links.find("\"contradicts\""), std::string::npos) << links;
  EXPECT_NE(run({"evidence", "log", case_folder()}).out.find("seen on page"), std::string::npos);
}

TEST_F(WindowTest, UndoTakesBackTheLastGestureAndAnIdleWindowSleeps) {
  open_window();
  hand->key("F5");
  hand->type("1234.57");
  hand->key("Return");
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return seen["search.total"] != "0" && !seen["search.total"].empty(); }));
  hand->key("Return");
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return !seen["selection.candidate"].empty() && seen["busy"] == "no"; }));
  hand->key("Return");
  ASSERT_TRUE(hand->until_said("criterion.links", "1"));
  hand->key("ctrl+z");
  ASSERT_TRUE(hand->until_said("criterion.links", "0"))
      << hand->look()["notice"] << "|" << hand->look()["last-done"] << "|" << hand->look()["criterion.links"] << "|"
      << hand->look()["busy"];

  // Words put right are found at once, and Ctrl+Z takes them back.
  ASSERT_TRUE(hand->drag("word/0", "word/1"));
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return !seen["selection.candidate"].empty() && seen["busy"] == "no"; }));
  hand->key("e");
  ASSERT_TRUE(hand->until([](const Seen& seen) { return !seen["correction.text"].empty(); }));
  hand->key("ctrl+a");
  hand->type("put right 7781");
  hand->key("Return");
  ASSERT_TRUE(hand->until_said("page.corrected", "yes")) << hand->look()["notice"];
  hand->key("F5");
  hand->key("ctrl+a");
  hand->type("7781");
  hand->key("Return");
  ASSERT_TRUE(
      hand->until([](const Seen& seen) { return seen["search.asked"] == "7781" && seen["search.total"] == "1"; }));
  hand->key("ctrl+z");
  hand->key("F4");
  ASSERT_TRUE(hand->until_said("page.corrected", "no")) << hand->look()["notice"];

  std::this_thread::sleep_for(std::chrono::seconds(3));
  const long before = processor_ticks(window->pid());
  const std::string frames = hand->look()["frames"];
  std::this_thread::sleep_for(std::chrono::seconds(3));
  EXPECT_LE(processor_ticks(window->pid()) - before, 1);  // a tick is 10 ms: one in three seconds is noise
  EXPECT_EQ(hand->look()["frames"], frames);
}

TEST(WindowWithoutADisplay, SaysSoAndEndsWithThree) {
  const fs::path folder = fs::temp_directory_path() / ("no-display-" + std::to_string(getpid()));
  const Environment none{{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"XDG_DATA_HOME", (folder / "people").string()}};
  const std::string evidence = (programs / "evidence").string();
  ASSERT_EQ(run_program({evidence, "new", (folder / "case").string(), "--applicant", "甲", "--kind", "initial"}, none)
                .exit_code,
            0);
  const Ran ran = run_program({(programs / "workbench").string(), (folder / "case").string()}, none);
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_NE(ran.err.find("OpenGL"), std::string::npos) << ran.err;
  const Ran wrong = run_program({(programs / "workbench").string(), "--colour"}, none);
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("--colour"), std::string::npos);
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

}  // namespace
}  // namespace tests
