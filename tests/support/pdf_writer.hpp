// Puts small PDFs together, object by object, for tests and benchmarks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace test {

class PdfWriter {
 public:
  // Its number. Pages: what page() made.
  std::size_t object(const std::string& body) {
    places_.push_back(pdf_.size());
    pdf_ += fmt::format("{} 0 obj\n{}\nendobj\n", places_.size(), body);
    return places_.size();
  }
  // `entries`: of its dictionary, without /Length.
  std::size_t stream(const std::string& entries, const std::string& data) {
    return object(fmt::format("<<{}/Length {}>>\nstream\n", entries, data.size()) + data + "\nendstream");
  }
  // `resources` and `more`: entries of their dictionaries.
  std::size_t page(const std::string& content, const std::string& resources, const std::string& more = "",
                   double width = 595, double height = 842) {
    const std::size_t contents = stream("", content);
    pages_.push_back(
        object(fmt::format("<</Type/Page/Parent @ 0 R/MediaBox[0 0 {} {}]/Contents {} 0 R/Resources<<{}>>{}>>", width,
                           height, contents, resources, more)));
    return pages_.back();
  }
  // A page that is an image XObject; `matrix`: where it stands.
  std::size_t picture_page(std::size_t image, const std::string& matrix = "595 0 0 842 0 0",
                           const std::string& more = "", double width = 595, double height = 842) {
    return page("q " + matrix + " cm /P Do Q", fmt::format("/XObject<</P {} 0 R>>", image), more, width, height);
  }
  // `catalogue`: more entries of it.
  std::string finish(const std::string& catalogue = "") {
    std::string kids;
    for (const std::size_t page : pages_) kids += fmt::format("{} 0 R ", page);
    const std::size_t tree = object(fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages_.size()));
    const std::size_t root = object(fmt::format("<</Type/Catalog/Pages {} 0 R{}>>", tree, catalogue));
    set_parents(tree);
    const std::size_t table = pdf_.size();
    pdf_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", places_.size() + 1);
    for (const std::size_t place : places_) pdf_ += fmt::format("{:010} 00000 n \n", place);
    pdf_ += fmt::format("trailer\n<</Root {} 0 R/Size {}>>\nstartxref\n{}\n%%EOF\n", root, places_.size() + 1, table);
    return pdf_;
  }

 private:
  // Pages were written before their tree had a number: "@ 0 R" becomes it, and what stands behind moves.
  void set_parents(std::size_t tree) {
    const std::string number = std::to_string(tree);
    for (const std::size_t page : pages_) {
      const std::size_t at = pdf_.find("@ 0 R", places_[page - 1]);
      pdf_.replace(at, 1, number);
      for (std::size_t& place : places_) place += place > at ? number.size() - 1 : 0;
    }
  }

  std::string pdf_ = "%PDF-1.7\n";
  std::vector<std::size_t> places_;
  std::vector<std::size_t> pages_;
};

}  // namespace test
