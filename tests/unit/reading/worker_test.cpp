// The program evidence-reader, driven as the product drives it.
#include <fstream>
#include <sstream>

#include "unit/reading/reading_fixture.hpp"

#include "evidence/base/utf8.hpp"
#include "evidence/reading/page_renderer.hpp"

namespace evidence::reading::test {
namespace {

TEST(Reader, TextIsReadWithBoxesAndDrawn) {
  Worker worker = make_worker();
  const FileRange bytes = in_memory("安全开发过程 SDL\n第二行\n");
  const ReadItem item = read_item(worker, bytes, "说明.txt");
  ASSERT_EQ(item.pages.size(), 1U);
  EXPECT_EQ(item.pages[0].text, "安全开发过程 SDL\n第二行\n");
  EXPECT_EQ(item.pages[0].words.size(), 10U);
  EXPECT_EQ(item.problem(), "");
  PageRenderer renderer(confinement());
  const auto picture = renderer.render(bytes, {"说明.txt", 1, 595, 1'000'000});
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->width, 595U);
  EXPECT_EQ(picture->height, 842U);
  EXPECT_EQ(picture->pixels.size(), 595U * 842U * 4U);
}

TEST(Reader, ANameThatLiesIsAProblemAndTheContentIsRead) {
  Worker worker = make_worker();
  const ReadItem item = read_item(worker, in_memory("测试报告：全部通过"), "测试报告.doc");
  EXPECT_EQ(item.problem(), "type-mismatch");
  EXPECT_EQ(item.text(), "测试报告：全部通过");
}

TEST(Reader, EmptyAndUnknownFilesAreProblemsAndArchivesAreNone) {
  Worker worker = make_worker();
  EXPECT_EQ(read_item(worker, in_memory(""), "空.docx").problem(), "empty");
  EXPECT_EQ(read_item(worker, in_memory(std::string(4096, '\1')), "a.bin").problem(), "unsupported-type");
  EXPECT_EQ(read_item(worker, in_memory(std::string("\x1F\x8B\x08") + std::string(64, '\1')), "a.gz").problem(), "");
}

TEST(Reader, GoesOnBehindThePagesAlreadyKept) {
  Worker worker = make_worker();
  std::string text;
  for (int i = 0; i < 250; ++i) text += "行\n";
  std::vector<std::uint32_t> numbers;
  const ItemListener listener{[](const DocumentHead&) {},
                              [&](const Page& page) -> Result<bool> {
                                numbers.push_back(page.number);
                                return numbers.size() < 2;
                              }};
  const FileRange bytes = in_memory(text);
  const auto result = worker.read(bytes, {"a.txt", 3, 0, {}, 0, bytes.length, {}}, listener);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->state, ItemResult::State::Paused);
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{3, 4}));
}

TEST(Reader, APageThatIsNotThereIsSaid) {
  PageRenderer renderer(confinement());
  const auto picture = renderer.render(in_memory("一页"), {"a.txt", 2, 595, 1'000'000});
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().key.name, "error.reading.render");
}

struct Expectation {
  std::string file;
  std::string phrase;
};

// The binding part of the manifest: "|| … must find PHRASE". OCR and formats to come are left to their own tests.
std::vector<Expectation> binding_phrases() {
  std::vector<Expectation> expectations;
  std::ifstream manifest(corpus() / "MANIFEST.tsv");
  for (std::string line; std::getline(manifest, line);) {
    const std::string file = line.substr(0, line.find('\t'));
    const bool readable =
        file.starts_with("pdf/") || file.starts_with("text/") || file.ends_with(".docx") || file.ends_with(".xlsx");
    const std::size_t binding = line.find(" || ");
    const std::size_t at = line.find("must find ", binding == std::string::npos ? line.size() : binding);
    if (!readable || at == std::string::npos) continue;
    std::string phrase = line.substr(at + 10);
    expectations.push_back({file, phrase.substr(0, phrase.find_first_of("\t;, ("))});
  }
  return expectations;
}

TEST(Reader, BindingPhrasesOfTheCorpusAreFound) {
  if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  Worker worker = make_worker();
  const auto expectations = binding_phrases();
  EXPECT_GE(expectations.size(), 10U);
  for (const auto& [file, phrase] : expectations) {
    const ReadItem item = read_file(worker, corpus() / file);
    EXPECT_NE(item.text().find(phrase), std::string::npos) << file << " has no " << phrase;
  }
}

}  // namespace
}  // namespace evidence::reading::test
