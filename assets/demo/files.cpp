#include "demo/files.hpp"

namespace evidence::demo {
namespace {

Result<Bytes> archive_bytes(const DiscFile& file, const Plan& plan) {
  std::vector<ZipMember> members;
  for (const auto& inner : file.inside) {
    auto bytes = file_bytes(inner, plan);
    if (!bytes) return bytes;
    auto name = inner.path;
    if (file.names_in_gbk) name = as_text(encode(inner.path, "GBK"));
    members.push_back({std::move(name), !file.names_in_gbk, std::move(*bytes)});
  }
  return zip_archive(members, plan.made, file.password);
}

Result<Bytes> whole_bytes(const DiscFile& file, const Plan& plan) {
  switch (file.form) {
    case Form::Pdf:
      return pdf_with_text(lay_out(file.document), file.document.title, plan);
    case Form::ScanPdf:
      return pdf_of_scans(lay_out(file.document), file.look, plan);
    case Form::Jpeg:
    case Form::Png:
    case Form::Tiff:
      return scan_picture(lay_out(file.document), file.look, file.form, plan);
    case Form::Docx:
      return docx(file.document, plan.made);
    case Form::TextUtf8:
      return encode(plain_text(file.document), "UTF-8");
    case Form::TextGb18030:
      return encode(plain_text(file.document), "GB18030");
    case Form::Zip:
      return archive_bytes(file, plan);
    case Form::Empty:
      return Bytes{};
  }
  return Bytes{};
}

}  // namespace

Result<Bytes> file_bytes(const DiscFile& file, const Plan& plan) {
  auto bytes = whole_bytes(file, plan);
  if (bytes && file.keep) bytes->resize(static_cast<std::size_t>(static_cast<double>(bytes->size()) * *file.keep));
  return bytes;
}

std::vector<std::string> page_texts(const DiscFile& file) {
  switch (file.form) {
    case Form::Docx:
    case Form::TextUtf8:
    case Form::TextGb18030:
      return {plain_text(file.document)};
    case Form::Empty:
    case Form::Zip:
      return {};
    default:
      break;
  }
  std::vector<std::string> texts;
  for (const auto& page : lay_out(file.document)) {
    auto& text = texts.emplace_back();
    for (const auto& line : page.lines) text += line.text + "\n";
  }
  return texts;
}

}  // namespace evidence::demo
