#include "unit/reading/small_package.hpp"

#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

namespace evidence::reading::test {

reader::Package package_of(const Parts& parts) {
  reader::Package package;
  for (const auto& [name, content] : parts) {
    package.add_name(name);
    package.parts[name] = content;
  }
  return package;
}

std::string zip_of(const Parts& parts) {
  struct Free {
    void operator()(archive* writer) const { archive_write_free(writer); }
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
  };
  const std::unique_ptr<archive, Free> writer(archive_write_new());
  archive_write_set_format_zip(writer.get());
  std::string zip(1U << 20U, '\0');
  std::size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(writer.get(), zip.data(), zip.size(), &used), ARCHIVE_OK);
  for (const auto& [name, content] : parts) {
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    EXPECT_EQ(archive_write_header(writer.get(), entry.get()), ARCHIVE_OK);
    archive_write_data(writer.get(), content.data(), content.size());
  }
  archive_write_close(writer.get());
  zip.resize(used);
  return zip;
}

std::string white_picture(int width, int height) {
  const auto number = [](std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
  };
  const std::size_t row = (static_cast<std::size_t>(width) * 3 + 3) / 4 * 4;
  const std::string pixels(row * static_cast<std::size_t>(height), '\xFF');
  return "BM" + number(static_cast<std::uint32_t>(54 + pixels.size()), 4) + number(0, 4) + number(54, 4) +
         number(40, 4) + number(static_cast<std::uint32_t>(width), 4) + number(static_cast<std::uint32_t>(height), 4) +
         number(1, 2) + number(24, 2) + number(0, 4) + number(static_cast<std::uint32_t>(pixels.size()), 4) +
         number(2835, 4) + number(2835, 4) + number(0, 4) + number(0, 4) + pixels;
}

std::string relations_part(const std::vector<std::pair<std::string, std::string>>& kinds_and_targets) {
  std::string xml = "<Relationships>";
  int number = 0;
  for (const auto& [kind, target] : kinds_and_targets) {
    xml += "<Relationship Id=\"rId" + std::to_string(++number) +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind + "\" Target=\"" +
           target + "\"/>";
  }
  return xml + "</Relationships>";
}

}  // namespace evidence::reading::test
