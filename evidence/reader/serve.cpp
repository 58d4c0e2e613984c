#include "evidence/reader/serve.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include <sys/stat.h>

#include "evidence/reader/document.hpp"
#include "evidence/reader/mapped_range.hpp"
#include "evidence/reader/sealed_memory.hpp"
#include "evidence/reader/warm_engines.hpp"
#include "evidence/reading/frames/reading_frames.hpp"

namespace evidence::reader {

using namespace literals;
using reading::MessageType;

namespace {

// The item in hand: its bytes and what was opened on them. The document goes first.
struct Item {
  UniqueFd file;
  MappedRange range;
  Opened opened;
};

// Which bytes: the same range of the same file was opened already.
struct ItemKey {
  dev_t device = 0;
  ino_t inode = 0;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  friend bool operator==(const ItemKey&, const ItemKey&) = default;
};

class Session {
 public:
  explicit Session(sandbox::Channel& channel) : channel_(channel) {}

  Result<void> answer(sandbox::Frame frame) {
    if (frame.descriptors.size() != 1) return malformed();
    UniqueFd file = std::move(frame.descriptors.front());
    if (frame.type == number(MessageType::Read)) {
      const auto request = reading::decode_read(frame.payload);
      return request ? read(*request, std::move(file)) : malformed();
    }
    if (frame.type == number(MessageType::Render)) {
      const auto request = reading::decode_render(frame.payload);
      return request ? render(*request, std::move(file)) : malformed();
    }
    return malformed();
  }

 private:
  static Result<void> malformed() { return fail(ErrorKind::Defect, "error.worker.malformed"_key); }

  template <class Request>
  Result<void> open(const Request& request, UniqueFd file) {
    struct stat about{};
    if (::fstat(file.get(), &about) != 0) return fail(ErrorKind::Input, "error.reader.input"_key);
    const ItemKey key{about.st_dev, about.st_ino, request.offset, request.length};
    if (item_ && key == key_) return {};
    item_.reset();
    auto range = MappedRange::map(file.get(), request.offset, request.length);
    if (!range) return pass_on(range);
    const ByteView bytes = range->bytes();
    Opened opened = open_document(bytes, request.name, request.limits);
    item_.emplace(Item{std::move(file), std::move(*range), std::move(opened)});
    key_ = key;
    return {};
  }

  Result<void> read(const reading::ReadRequest& request, UniqueFd file) {
    if (auto opened = open(request, std::move(file)); !opened) return opened;
    const Opened& opened = item_->opened;
    const std::uint32_t pages = opened.document ? opened.document->pages() : 0;
    engines_.use(request.settings);
    const std::uint32_t last = request.last_page == 0 ? pages : std::min(pages, request.last_page);
    auto sent = send(MessageType::Document, encode(reading::DocumentHead{opened.media_type, pages}));
    for (std::uint32_t page = request.first_page; page <= last && sent; ++page)
      sent = send(MessageType::Page, reading::encode(opened.document->read(page, engines_)));
    if (!sent) return sent;
    return send(MessageType::Done, encode(reading::ReadDone{opened.problem}));
  }

  Result<void> render(const reading::RenderRequest& request, UniqueFd file) {
    if (auto opened = open(request, std::move(file)); !opened) return opened;
    const Opened& opened = item_->opened;
    if (!opened.document) return done(opened.problem.value_or(Problem{"damaged", {}}));
    if (request.page > opened.document->pages()) return done({"no-such-page", {}});
    const auto raster = opened.document->render(request.page, request.width, request.max_pixels);
    if (!raster) return done(raster.error());
    const auto memory = seal_in_memory(raster->pixels);
    if (!memory) return std::unexpected(memory.error());
    const std::uint32_t stride = raster->width * static_cast<std::uint32_t>(raster->format);
    const int descriptor = memory->get();
    return channel_.send(number(MessageType::Picture),
                         encode(reading::PictureHead{raster->width, raster->height, stride, raster->format}),
                         std::span(&descriptor, 1));
  }

  Result<void> done(Problem problem) { return send(MessageType::Done, encode(reading::ReadDone{std::move(problem)})); }
  Result<void> send(MessageType type, const Bytes& payload) { return channel_.send(number(type), payload); }

  sandbox::Channel& channel_;
  WarmEngines engines_;
  ItemKey key_;
  std::optional<Item> item_;
};

}  // namespace

Result<void> serve(sandbox::Channel& channel) {
  constexpr auto patience = std::chrono::hours(24 * 365);  // the parent ends its workers itself
  Session session(channel);
  for (;;) {
    auto frame = channel.receive(std::chrono::steady_clock::now() + patience);
    if (!frame) {
      if (frame.error().key == "error.worker.gone"_key) return {};
      return pass_on(frame);
    }
    if (auto answered = session.answer(std::move(*frame)); !answered) return answered;
  }
}

}  // namespace evidence::reader
