#include "evidence/reader/pdf_stream.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <qpdf/Pipeline.hh>

namespace evidence::reader {
namespace {

// The end of a chain of filters. Throws where more comes than is wanted: qpdf then gives up.
class Collector final : public Pipeline {
 public:
  Collector(Bytes& to, std::size_t most) : Pipeline("collector", nullptr), to_(to), most_(most) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (size > most_ - to_.size()) throw std::length_error("stream");
    const auto* from = reinterpret_cast<const std::byte*>(data);
    to_.insert(to_.end(), from, from + size);
  }
  void finish() override {}

 private:
  Bytes& to_;
  std::size_t most_;
};

// PDF 32000-1, table 6: filters that keep a picture in a form of its own.
bool keeps_picture(std::string_view filter) {
  constexpr std::array<std::string_view, 4> filters{"/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/JPXDecode"};
  return std::find(filters.begin(), filters.end(), filter) != filters.end();
}

std::vector<QPDFObjectHandle> as_list(QPDFObjectHandle one_or_many) {
  if (one_or_many.isArray()) return one_or_many.getArrayAsVector();
  return one_or_many.isNull() ? std::vector<QPDFObjectHandle>{} : std::vector<QPDFObjectHandle>{one_or_many};
}

bool pipe(QPDFObjectHandle stream, Bytes& to, std::size_t most, bool decode) {
  Collector collector(to, most);
  bool attempted = false;
  const bool good = stream.pipeStreamData(&collector, &attempted, 0, decode ? qpdf_dl_specialized : qpdf_dl_none, true);
  return decode ? good && attempted : !to.empty();
}

}  // namespace

std::optional<CodedStream> coded_stream(QPDF& pdf, QPDFObjectHandle stream, std::size_t most) {
  if (!stream.isStream()) return std::nullopt;
  const QPDFObjectHandle dictionary = stream.getDict();
  std::vector<QPDFObjectHandle> filters = as_list(QPDFObjectHandle(dictionary).getKey("/Filter"));
  std::vector<QPDFObjectHandle> parameters = as_list(QPDFObjectHandle(dictionary).getKey("/DecodeParms"));
  CodedStream coded;
  coded.parameters = QPDFObjectHandle::newNull();
  const bool picture = !filters.empty() && filters.back().isName() && keeps_picture(filters.back().getName());
  if (!picture) {
    if (!pipe(stream, coded.bytes, most, true)) return std::nullopt;
    return coded;
  }
  coded.filter = filters.back().getName();
  if (parameters.size() == filters.size()) coded.parameters = parameters.back();
  if (!pipe(stream, coded.bytes, most, false)) return std::nullopt;
  if (filters.size() == 1) return coded;
  // The same data below the filters before the last.
  QPDFObjectHandle outer = QPDFObjectHandle::newStream(
      &pdf, std::string(reinterpret_cast<const char*>(coded.bytes.data()), coded.bytes.size()));
  filters.pop_back();
  outer.getDict().replaceKey("/Filter", QPDFObjectHandle::newArray(filters));
  if (parameters.size() == filters.size() + 1) {
    parameters.pop_back();
    outer.getDict().replaceKey("/DecodeParms", QPDFObjectHandle::newArray(parameters));
  }
  coded.bytes.clear();
  if (!pipe(outer, coded.bytes, most, true)) return std::nullopt;
  return coded;
}

std::optional<Bytes> plain_stream(QPDF& pdf, const QPDFObjectHandle& stream, std::size_t most) {
  auto coded = coded_stream(pdf, stream, most);
  if (!coded || !coded->filter.empty()) return std::nullopt;
  return std::move(coded->bytes);
}

}  // namespace evidence::reader
