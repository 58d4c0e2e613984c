// bench-disc OUT (.iso or .zip) MEGABYTES FILES: a made-up submission, the same bytes each time. Sizes are lognormal
// (most files small, most bytes in few), one file in ten has the content of an earlier one, half of the bytes compress.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace {

constexpr double sigma = 1.6;         // of the logarithm of sizes; document folders have 1.5 to 2
constexpr std::uint32_t seed = 2026;  // any
constexpr int duplicate_every = 10;
constexpr std::string_view sentence = "安全开发过程的需求、设计、编码、测试和验收记录，经评审后归档。\n";

struct File {
  std::size_t bytes = 0;
  std::uint32_t content = 0;  // seed of what stands in it
};

double standard_normal(std::mt19937& random) {  // Box and Muller; the standard's distributions differ by library
  const double u = (static_cast<double>(random()) + 1) / 4294967297.0;
  const double v = static_cast<double>(random()) / 4294967296.0;
  return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

std::vector<File> planned(std::size_t total, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<double> weights(count);
  double sum = 0;
  for (double& weight : weights) sum += weight = std::exp(sigma * standard_normal(random));
  std::vector<File> files;
  for (std::size_t at = 0; at < count; ++at) {
    if (at % duplicate_every == duplicate_every - 1) {
      files.push_back(files[random() % files.size()]);
    } else {
      files.push_back({static_cast<std::size_t>(weights[at] / sum * static_cast<double>(total)) + 1,
                       static_cast<std::uint32_t>(at)});
    }
  }
  return files;
}

std::string content_of(const File& file) {
  std::string content;
  content.reserve(file.bytes + 4);
  std::mt19937 random(file.content + 1);
  const bool scan = file.content % 2 == 0;  // as incompressible as a JPEG
  while (content.size() < file.bytes) {
    if (scan) {
      const std::uint32_t word = static_cast<std::uint32_t>(random());
      content.append(reinterpret_cast<const char*>(&word), sizeof word);
    } else {
      content += sentence;
      content += std::to_string(random());
    }
  }
  content.resize(file.bytes);
  return content;
}

[[noreturn]] void give_up(archive* writer) {
  std::fprintf(stderr, "bench-disc: %s\n", archive_error_string(writer));
  std::exit(1);
}

void write(archive* writer, const std::vector<File>& files) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
  for (std::size_t at = 0; at < files.size(); ++at) {
    const std::string content = content_of(files[at]);
    archive_entry_clear(entry.get());
    const std::string name = std::to_string(at / 100) + "/evidence-" + std::to_string(at) + ".bin";
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) give_up(writer);
    if (archive_write_data(writer, content.data(), content.size()) < 0) give_up(writer);
  }
  if (archive_write_close(writer) != ARCHIVE_OK) give_up(writer);
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return std::fputs("bench-disc OUT.iso|OUT.zip MEGABYTES FILES\n", stderr), 2;
  const std::string_view out = words[1];
  const std::size_t megabytes = std::strtoul(words[2], nullptr, 10);
  const std::size_t files = std::strtoul(words[3], nullptr, 10);
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), archive_write_free);
  if (out.ends_with(".iso")) {
    archive_write_set_format_iso9660(writer.get());
  } else {
    archive_write_set_format_zip(writer.get());
  }
  if (archive_write_open_filename(writer.get(), words[1]) != ARCHIVE_OK) give_up(writer.get());
  write(writer.get(), planned(megabytes << 20U, std::max<std::size_t>(files, 1)));
  return 0;
}
