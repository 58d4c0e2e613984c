#include "evidence/reader/ocr_page.hpp"

#include <gtest/gtest.h>

namespace evidence::reader {
namespace {

ocr::Line line_of(const std::vector<std::string>& words, int y) {
  ocr::Line line;
  int x = 100;
  for (const std::string& word : words) line.words.push_back({word, x += 40, y, 30, 30, 90, ocr::Gap::None});
  return line;
}

// Gives what it was told to, whatever the picture.
class Told final : public ocr::PageReader {
 public:
  explicit Told(ocr::Recognition recognition) : recognition_(std::move(recognition)) {}
  Result<ocr::Recognition> read(const ocr::Picture& /*picture*/, const ocr::PageOptions& /*options*/) override {
    return recognition_;
  }

 private:
  ocr::Recognition recognition_;
};

std::string_view text_of(const Page& page, const Passage& passage) {
  return std::string_view(page.text).substr(passage.begin, passage.end - passage.begin);
}

TEST(OcrPage, CellsVerticalLinesAndWhatIsNotBelievedAreToldApart) {
  ocr::Recognition recognition;
  recognition.engine = "ppocr-v4";
  recognition.lines = {line_of({"资", "本", "500"}, 100), line_of({"附", "件"}, 200)};
  recognition.lines[0].words[2].before = ocr::Gap::Cell;
  recognition.lines[1].vertical = true;
  recognition.doubtful = {line_of({"龙"}, 300), line_of({"飞"}, 340)};
  recognition.second = {line_of({"资", "木"}, 100)};
  recognition.unread = {{ocr::Unread::Why::Handwriting, 100, 300, 60, 60}};
  Told ocr(recognition);
  const Page page = read_by_ocr(3, ocr::Picture(1000, 1400, 1, 120), ocr, {});
  EXPECT_EQ(page.text, "资本 | 500\n附件\n龙\n飞\n资木");
  ASSERT_EQ(page.passages.size(), 3U);
  EXPECT_EQ(page.passages[0].kind, PassageKind::Vertical);
  EXPECT_EQ(text_of(page, page.passages[0]), "附件");
  EXPECT_EQ(page.passages[1].kind, PassageKind::Doubtful);
  EXPECT_EQ(text_of(page, page.passages[1]), "龙\n飞");
  EXPECT_EQ(page.passages[1].note, "ppocr-v4");
  EXPECT_EQ(page.passages[2].kind, PassageKind::SecondReading);
  EXPECT_EQ(text_of(page, page.passages[2]), "资木");
  ASSERT_EQ(page.problems.size(), 1U);
  EXPECT_EQ(page.problems[0].code, "handwriting-unread");
}

}  // namespace
}  // namespace evidence::reader
