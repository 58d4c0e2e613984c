// Which engine reads a scan in the confined reader.
#include <filesystem>

#include "unit/reading/reading_fixture.hpp"

#include "evidence/base/texts.hpp"

namespace evidence::reading::test {
namespace {

std::string engine_for(const std::string& wanted) {
  Worker worker = make_worker();
  const FileRange bytes = open_file(corpus() / "scan/cn_multiline_1.png");
  ReadRequest request{"cn_multiline_1.png", 1, 0, {}, bytes.offset, bytes.length, {}};
  request.settings.engine = wanted;
  std::string engine = "nothing was read";
  const ItemListener listener{[](const DocumentHead&) {},
                              [&](const Page& page) -> Result<bool> {
                                engine = page.engine;
                                return true;
                              }};
  const auto read = worker.read(bytes, request, listener);
  EXPECT_TRUE(read && !read->problem);
  return engine;
}

TEST(Engines, TheNeuralOneReadsWhereItIsInstalledUnlessAnotherIsAskedFor) {
  if (corpus().empty()) GTEST_SKIP() << "no corpus beside the project";
  EXPECT_EQ(engine_for("tesseract"), "tesseract");
  if (!std::filesystem::exists(share_folder() / "models/archive.sha256")) GTEST_SKIP() << "weights not installed";
  EXPECT_EQ(engine_for(""), "ppocr-v4");
  EXPECT_EQ(engine_for("ppocr-v4"), "ppocr-v4");
}

}  // namespace
}  // namespace evidence::reading::test
