#include "evidence/formats/ole_file.hpp"

#include <algorithm>

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>

namespace evidence::formats {
namespace {

struct InputUnref {
  void operator()(GsfInput* input) const { g_object_unref(input); }
};
using Input = std::unique_ptr<GsfInput, InputUnref>;

constexpr int most_children = 65'536;  // of one storage; [MS-OXMSG] needs some hundred

}  // namespace

void OleFile::Unref::operator()(_GsfInfile* object) const { g_object_unref(object); }

std::optional<OleFile> OleFile::open(ByteView bytes) {
  const Input memory(
      gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()), static_cast<gsf_off_t>(bytes.size()), FALSE));
  if (!memory) return std::nullopt;
  Storage root(gsf_infile_msole_new(memory.get(), nullptr));
  if (!root) return std::nullopt;
  return OleFile(std::move(root), bytes.size());
}

OleFile::Storage OleFile::storage_at(const std::vector<std::string>& path, std::size_t depth) const {
  g_object_ref(root_.get());
  Storage storage(root_.get());
  for (std::size_t at = 0; at < depth && storage; ++at) {
    Input child(gsf_infile_child_by_name(storage.get(), path[at].c_str()));
    if (!child || !GSF_IS_INFILE(child.get()) || gsf_infile_num_children(GSF_INFILE(child.get())) < 0) return {};
    storage.reset(GSF_INFILE(child.release()));
  }
  return storage;
}

std::vector<std::string> OleFile::names(const std::vector<std::string>& storage) const {
  std::vector<std::string> found;
  const Storage at = storage_at(storage, storage.size());
  const int count = at ? std::min(gsf_infile_num_children(at.get()), most_children) : 0;
  for (int i = 0; i < count; ++i) {
    if (const char* name = gsf_infile_name_by_index(at.get(), i)) found.emplace_back(name);
  }
  return found;
}

bool OleFile::is_storage(const std::vector<std::string>& path) const {
  return storage_at(path, path.size()) != nullptr;
}

bool OleFile::has(const std::string& name) const {
  const std::vector<std::string> all = names();
  return std::find(all.begin(), all.end(), name) != all.end();
}

std::optional<Bytes> OleFile::stream(const std::vector<std::string>& path) const {
  const Storage storage = path.empty() ? Storage() : storage_at(path, path.size() - 1);
  if (!storage) return std::nullopt;
  const Input child(gsf_infile_child_by_name(storage.get(), path.back().c_str()));
  if (!child) return std::nullopt;
  constexpr std::uint64_t step = 4096;  // a damaged stream is kept up to its last good block
  const auto said = static_cast<std::uint64_t>(std::max<gsf_off_t>(gsf_input_size(child.get()), 0));
  Bytes bytes(static_cast<std::size_t>(std::min(said, most_)));
  std::size_t have = 0;
  while (have < bytes.size()) {
    const std::size_t count = std::min<std::size_t>(step, bytes.size() - have);
    if (gsf_input_read(child.get(), count, reinterpret_cast<guint8*>(bytes.data() + have)) == nullptr) break;
    have += count;
  }
  bytes.resize(have);
  return bytes;
}

}  // namespace evidence::formats
