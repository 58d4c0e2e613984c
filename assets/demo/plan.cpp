#include "demo/plan.hpp"

#include <functional>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "evidence/base/bytes.hpp"

namespace evidence::demo {
namespace {

using Json = nlohmann::json;
using Values = std::map<std::string, std::string>;

// A mistake in the data; caught in load_plan, the only way out of this file.
struct DataMistake : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string filled(std::string_view text, const Values& values) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '{') {
      result += text[at++];
      continue;
    }
    const auto end = text.find('}', at);
    if (end == std::string_view::npos) throw DataMistake("unclosed { in: " + std::string(text));
    const std::string name(text.substr(at + 1, end - at - 1));
    const auto found = values.find(name);
    if (found == values.end()) throw DataMistake("no value named " + name + " for: " + std::string(text));
    result += filled(found->second, values);
    at = end + 1;
  }
  return result;
}

Values values_of(const Json& object, const std::string& prefix = "") {
  Values values;
  for (const auto& [name, value] : object.items()) values[prefix + name] = value.get<std::string>();
  return values;
}

struct Mark {
  std::string_view sign;
  BlockKind kind;
};
constexpr Mark kMarks[] = {{"## ", BlockKind::Subheading},
                           {"# ", BlockKind::Heading},
                           {"^ ", BlockKind::Centred},
                           {"> ", BlockKind::Right},
                           {"- ", BlockKind::Plain}};

Block text_block(const std::string& text, const Values& values) {
  if (text.empty()) return {.kind = BlockKind::Gap};
  if (text == "===") return {.kind = BlockKind::PageBreak};
  for (const auto& mark : kMarks)
    if (text.starts_with(mark.sign)) return {.kind = mark.kind, .text = filled(text.substr(mark.sign.size()), values)};
  return {.kind = BlockKind::Paragraph, .text = filled(text, values)};
}

Block table_block(const Json& data, const Values& values, const std::string& project) {
  Block block{.kind = BlockKind::Table};
  for (const auto& row : data.at("table")) {
    const bool of_one_project = row.is_object();
    if (of_one_project && row.at("only").get<std::string>() != project) continue;
    auto& cells = block.rows.emplace_back();
    for (const auto& cell : of_one_project ? row.at("row") : row)
      cells.push_back(filled(cell.get<std::string>(), values));
    if (cells.size() != block.rows.front().size()) throw DataMistake("uneven table: " + row.dump());
  }
  if (data.contains("widths")) block.widths = data.at("widths").get<std::vector<double>>();
  return block;
}

void add_blocks(std::vector<Block>& blocks, const Json& list, const Values& values, const std::string& project) {
  for (const auto& data : list) {
    if (data.is_string())
      blocks.push_back(text_block(data.get<std::string>(), values));
    else if (data.contains("seal"))
      blocks.push_back({.kind = BlockKind::Seal, .text = filled(data.at("seal").get<std::string>(), values)});
    else
      blocks.push_back(table_block(data, values, project));
  }
}

struct Reader {
  std::filesystem::path folder;
  Values values;
  std::map<std::string, Values> projects;

  [[nodiscard]] static Json parse(const std::filesystem::path& file) {
    const auto text = read_whole_file(file);
    if (!text) throw DataMistake(file.filename().string() + ": cannot be read");
    try {
      return Json::parse(*text);
    } catch (const Json::exception& mistake) {
      throw DataMistake(file.filename().string() + ": " + mistake.what());
    }
  }

  [[nodiscard]] Document document(const std::string& name, const std::string& project) const {
    const auto data = parse(folder / "documents" / (name + ".json"));
    auto known = values;
    if (!project.empty()) known.insert(projects.at(project).begin(), projects.at(project).end());
    try {
      Document result;
      result.title = filled(data.at("title").get<std::string>(), known);
      result.red_head = filled(data.value("red_head", ""), known);
      for (const auto& line : data.value("cover", Json::array()))
        result.cover.push_back(filled(line.get<std::string>(), known));
      add_blocks(result.blocks, data.at("blocks"), known, project);
      return result;
    } catch (const std::exception& mistake) {
      throw DataMistake("documents/" + name + ".json: " + mistake.what());
    }
  }

  [[nodiscard]] DiscFile file(const Json& data) const;
};

const std::map<std::string, Form, std::less<>> kForms{{"pdf", Form::Pdf},
                                                      {"scan-pdf", Form::ScanPdf},
                                                      {"jpeg", Form::Jpeg},
                                                      {"png", Form::Png},
                                                      {"tiff", Form::Tiff},
                                                      {"docx", Form::Docx},
                                                      {"text-utf8", Form::TextUtf8},
                                                      {"text-gb18030", Form::TextGb18030},
                                                      {"empty", Form::Empty},
                                                      {"zip", Form::Zip}};
const std::map<std::string, Ink, std::less<>> kInks{
    {"colour", Ink::Colour}, {"grey", Ink::Grey}, {"black-white", Ink::BlackWhite}};

ScanLook look_of(const Json& data) {
  ScanLook look;
  look.ink = kInks.at(data.value("ink", "grey"));
  look.dpi = data.value("dpi", look.dpi);
  look.angle = data.value("angle", look.angle);
  look.noise = data.value("noise", look.noise);
  look.seed = data.value("seed", look.seed);
  return look;
}

DiscFile Reader::file(const Json& data) const {
  DiscFile file;
  const auto project = data.value("project", "");
  auto known = values;
  if (!project.empty()) known.insert(projects.at(project).begin(), projects.at(project).end());
  file.path = filled(data.at("path").get<std::string>(), known);
  try {
    file.form = kForms.at(data.at("as").get<std::string>());
    if (data.contains("document")) file.document = document(data.at("document").get<std::string>(), project);
    if (data.contains("scan")) file.look = look_of(data.at("scan"));
    if (data.contains("keep")) file.keep = data.at("keep").get<double>();
    file.names_in_gbk = data.value("names", "UTF-8") == "GBK";
    file.password = data.value("password", "");
    for (const auto& inner : data.value("files", Json::array())) file.inside.push_back(this->file(inner));
  } catch (const std::exception& mistake) {
    throw DataMistake(file.path + ": " + mistake.what());
  }
  return file;
}

Plan read_plan(const std::filesystem::path& folder) {
  const auto data = Reader::parse(folder / "applicant.json");
  Reader reader{folder, values_of(data.at("values")), {}};
  for (const auto& project : data.at("projects")) {
    const auto id = project.at("id").get<std::string>();
    reader.values.merge(values_of(project.at("values"), id + "."));
    reader.projects[id] = values_of(project.at("values"), "P.");
    reader.projects[id]["P.id"] = id;
  }
  Plan plan;
  plan.image_name = data.at("disc").at("image").get<std::string>();
  plan.volume = data.at("disc").at("volume").get<std::string>();
  const auto made = parse_instant(data.at("disc").at("made").get<std::string>());
  if (!made) throw DataMistake("applicant.json: disc.made is no instant");
  plan.made = *made;
  for (const auto& [name, seal] : data.at("seals").items())
    plan.seals[name] = {filled(seal.at("ring").get<std::string>(), reader.values),
                        filled(seal.value("bottom", ""), reader.values), seal.at("radius").get<double>()};
  for (const auto& file : data.at("disc").at("files")) {
    if (!file.value("each_project", false)) {
      plan.files.push_back(reader.file(file));
      continue;
    }
    for (const auto& project : data.at("projects")) {
      auto one = file;
      one["project"] = project.at("id");
      plan.files.push_back(reader.file(one));
    }
  }
  return plan;
}

void add_paths(const std::vector<DiscFile>& files, const std::string& before,
               std::map<std::string, const DiscFile*>& all) {
  for (const auto& file : files) {
    all[before + file.path] = &file;
    add_paths(file.inside, before + file.path + "/", all);
  }
}

}  // namespace

Result<Plan> load_plan(const std::filesystem::path& folder) {
  using namespace literals;
  try {
    return read_plan(folder);
  } catch (const std::exception& mistake) {
    return fail(ErrorKind::Input, "error.demo.data"_key, {{"file", folder.string()}, {"reason", mistake.what()}});
  }
}

std::map<std::string, const DiscFile*> files_by_path(const Plan& plan) {
  std::map<std::string, const DiscFile*> all;
  add_paths(plan.files, "", all);
  return all;
}

}  // namespace evidence::demo
