#include "ocr/neural/executor.hpp"

#include <algorithm>
#include <cstring>
#include <list>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include <oneapi/dnnl/dnnl.hpp>

namespace ocr::neural {

using namespace evidence::literals;
using evidence::Result;

namespace {

using dnnl::memory;

// Sizes that one executor keeps prepared. A page's lines have up to 20 widths; each costs some hundred kilobytes of
// generated code.
constexpr std::size_t most_prepared = 32;

struct Prepared {
  std::size_t height = 0;
  std::size_t width = 0;
  std::vector<Extent> extents;  // of each tensor
  std::vector<bool> is_short;   // whether its numbers are Bfloat16
  Layout layout;
  std::vector<dnnl::convolution_forward> convolutions;  // in the order of the steps
  std::vector<std::unordered_map<int, memory>> arguments;
};

std::unexpected<evidence::Error> failed(const char* why) {
  return evidence::fail(evidence::ErrorKind::Defect, "error.ocr.network"_key, {}, why);
}

memory::data_type type_of(bool is_short) { return is_short ? memory::data_type::bf16 : memory::data_type::f32; }

memory::desc picture(const Extent& extent, bool is_short) {
  const auto side = [](std::size_t size) { return static_cast<memory::dim>(size); };
  return {
      {1, side(extent.channels), side(extent.height), side(extent.width)}, type_of(is_short), memory::format_tag::nhwc};
}

std::size_t after_kernel(std::size_t size, std::int64_t kernel, std::int64_t step, std::int64_t margin) {
  const std::int64_t room = static_cast<std::int64_t>(size) + 2 * margin - kernel;
  if (room < 0) throw std::length_error("picture smaller than a kernel");
  return static_cast<std::size_t>(room / step + 1);
}

Extent extent_of(const Step& step, const std::vector<Extent>& all) {
  const Extent from = all[sources_of(step).front()];
  if (const auto* one = std::get_if<Convolution>(&step))
    return {after_kernel(from.height, one->height, one->step_down, one->margin_down),
            after_kernel(from.width, one->width, one->step_across, one->margin_across),
            static_cast<std::size_t>(one->outputs)};
  if (std::holds_alternative<MeanOfAll>(step)) return {1, 1, from.channels};
  if (const auto* one = std::get_if<MeanOfBlocks>(&step))
    return {after_kernel(from.height, one->height, one->height, 0), after_kernel(from.width, one->width, one->width, 0),
            from.channels};
  if (const auto* one = std::get_if<Enlarge>(&step)) {
    const auto factor = static_cast<std::size_t>(one->factor);
    return {from.height * factor, from.width * factor, from.channels};
  }
  if (std::holds_alternative<Unfold>(step)) return {from.height * 2, from.width * 2, from.channels / 4};
  if (std::holds_alternative<Attend>(step)) return {from.height, from.width, from.channels / 3};
  Extent extent = from;
  if (std::holds_alternative<Join>(step)) extent.channels = 0;
  for (const TensorNumber source : sources_of(step)) {
    const Extent& other = all[source];
    const bool is_factor = std::holds_alternative<ScaleChannels>(step) && source != sources_of(step).front();
    if (other.pixels() != (is_factor ? 1 : from.pixels())) throw std::length_error("pictures of different sizes");
    if (std::holds_alternative<Join>(step)) extent.channels += other.channels;
  }
  return extent;
}

void append(dnnl::post_ops& operations, const Activation& activation) {
  using dnnl::algorithm;
  switch (activation.kind) {
    case Activation::Kind::Linear:
      operations.append_eltwise(1, algorithm::eltwise_linear, activation.scale, activation.offset);
      return;
    case Activation::Kind::Relu:
      operations.append_eltwise(1, algorithm::eltwise_relu, 0, 0);
      return;
    case Activation::Kind::Sigmoid:
      operations.append_eltwise(1, algorithm::eltwise_logistic, 0, 0);
      return;
    case Activation::Kind::Swish:
      operations.append_eltwise(1, algorithm::eltwise_swish, 1, 0);
      return;
    case Activation::Kind::HardSigmoid:
      operations.append_eltwise(1, algorithm::eltwise_linear, activation.scale, activation.offset);
      operations.append_eltwise(1, algorithm::eltwise_clip, 0, 1);
      return;
    case Activation::Kind::HardSwish:
      operations.append_eltwise(1, algorithm::eltwise_hardswish, 0, 0);
      return;
  }
}

}  // namespace

struct Executor::State {
  State(Network given, Arena& shared, Precision wanted)
      : network(std::move(given)), arena(shared), precision(wanted), weights(network.steps.size()) {}

  Network network;
  Arena& arena;
  Precision precision;
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream{engine};
  std::vector<std::vector<memory>> weights;  // of each step, in the orders of numbers that oneDNN asked for so far
  std::list<Prepared> prepared;              // the latest in front
  float* base = nullptr;

  View view(TensorNumber tensor) {
    const Prepared& now = prepared.front();
    return {base + now.layout.offsets[tensor], now.extents[tensor]};
  }

  AnyView any_view(TensorNumber tensor) {
    const View floats = view(tensor);
    if (!prepared.front().is_short[tensor]) return floats;
    return ViewOf<Bfloat16>{reinterpret_cast<Bfloat16*>(floats.numbers), floats.extent};
  }

  // The input is written as floats; it becomes shorter where it lies.
  void shorten_input() {
    const View floats = view(0);
    auto* shorter = reinterpret_cast<Bfloat16*>(floats.numbers);
    for (std::size_t i = 0; i < floats.extent.size(); ++i) {
      const Bfloat16 number(floats.numbers[i]);
      std::memcpy(shorter + i, &number, sizeof number);
    }
  }

  memory reordered(std::size_t step, const memory::desc& wanted) {
    for (const memory& kept : weights[step]) {
      if (kept.get_desc() == wanted) return kept;
    }
    auto& convolution = std::get<Convolution>(network.steps[step]);
    memory plain({kernel_sides(convolution), memory::data_type::f32,
                  convolution.groups > 1 ? memory::format_tag::goihw : memory::format_tag::oihw},
                 engine, convolution.weights.data());
    memory result(wanted, engine);
    dnnl::reorder(plain, result).execute(stream, plain, result);
    stream.wait();
    weights[step].push_back(result);
    return result;
  }

  static memory::dims kernel_sides(const Convolution& step) {
    if (step.groups == 1) return {step.outputs, step.inputs, step.height, step.width};
    return {step.groups, step.outputs / step.groups, step.inputs / step.groups, step.height, step.width};
  }

  void add_convolution(std::size_t number, Prepared& into) {
    auto& step = std::get<Convolution>(network.steps[number]);
    dnnl::post_ops operations;
    for (const Activation& activation : step.then) append(operations, activation);
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(operations);
    const bool is_short = into.is_short[step.from];
    const memory::desc from = picture(into.extents[step.from], is_short);
    const memory::desc to = picture(into.extents[step.to], into.is_short[step.to]);
    const memory::desc bias({step.outputs}, memory::data_type::f32, memory::format_tag::x);
    const memory::desc any(kernel_sides(step), type_of(is_short), memory::format_tag::any);
    const dnnl::convolution_forward::desc wanted(
        dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, from, any, bias, to,
        {step.step_down, step.step_across}, {step.margin_down, step.margin_across},
        {step.margin_down, step.margin_across});
    const dnnl::convolution_forward::primitive_desc chosen(wanted, attributes, engine);
    into.convolutions.emplace_back(chosen);
    into.arguments.push_back({{DNNL_ARG_SRC, memory(from, engine, nullptr)},
                              {DNNL_ARG_DST, memory(to, engine, nullptr)},
                              {DNNL_ARG_WEIGHTS, reordered(number, chosen.weights_desc())},
                              {DNNL_ARG_BIAS, memory(bias, engine, step.bias.data())}});
  }

  // Pictures are: sequences take little time, and what is read in the output should be exact.
  [[nodiscard]] bool becomes_short(TensorNumber tensor, const Extent& extent) const {
    return precision == Precision::Short && extent.height > 1 && tensor != network.output;
  }

  Layout lay_out(const Prepared& of) const {
    std::vector<Lifetime> lifetimes(of.extents.size());
    for (std::size_t i = 0; i < lifetimes.size(); ++i) {
      const std::size_t size = of.extents[i].size();
      lifetimes[i].size = of.is_short[i] && i != 0 ? (size + 1) / 2 : size;
    }
    for (std::size_t number = 0; number < network.steps.size(); ++number) {
      Lifetime& made = lifetimes[target_of(network.steps[number])];
      made.first = made.last = number;
      for (const TensorNumber source : sources_of(network.steps[number])) lifetimes[source].last = number;
    }
    lifetimes[network.output].last = network.steps.size();
    return place(lifetimes);
  }

  Prepared make(std::size_t height, std::size_t width) {
    Prepared made{height, width, {}, {}, {}, {}, {}};
    made.extents.resize(network.tensors);
    made.is_short.resize(network.tensors);
    made.extents[0] = {height, width, 3};
    made.is_short[0] = becomes_short(0, made.extents[0]);
    for (std::size_t number = 0; number < network.steps.size(); ++number) {
      const Step& step = network.steps[number];
      const TensorNumber target = target_of(step);
      made.extents[target] = extent_of(step, made.extents);
      made.is_short[target] = becomes_short(target, made.extents[target]);
      if (std::holds_alternative<Convolution>(step)) add_convolution(number, made);
    }
    made.layout = lay_out(made);
    return made;
  }

  void use(std::size_t height, std::size_t width) {
    const auto found = std::find_if(prepared.begin(), prepared.end(),
                                    [&](const Prepared& one) { return one.height == height && one.width == width; });
    if (found != prepared.end()) {
      prepared.splice(prepared.begin(), prepared, found);
    } else {
      if (prepared.size() == most_prepared) prepared.pop_back();
      prepared.push_front(make(height, width));
    }
    base = arena.reserve(prepared.front().layout.size);
  }

  void run_step(const Convolution& step, std::size_t& convolution) {
    Prepared& now = prepared.front();
    auto& arguments = now.arguments[convolution];
    arguments[DNNL_ARG_SRC].set_data_handle(view(step.from).numbers);
    arguments[DNNL_ARG_DST].set_data_handle(view(step.to).numbers);
    now.convolutions[convolution].execute(stream, arguments);
    ++convolution;
  }
  void run_step(const Join& step, std::size_t& /*convolution*/) {
    std::vector<AnyView> from;
    for (const TensorNumber source : step.from) from.push_back(any_view(source));
    compute(step, from, any_view(step.to));
  }
  void run_step(const ScaleChannels& step, std::size_t& /*convolution*/) {
    compute(step, any_view(step.from), any_view(step.factors), any_view(step.to));
  }
  void run_step(const Sum& step, std::size_t& /*convolution*/) {
    compute(step, any_view(step.first), any_view(step.second), any_view(step.to));
  }
  void run_step(const Normalise& step, std::size_t& /*convolution*/) { compute_sequence(step); }
  void run_step(const Attend& step, std::size_t& /*convolution*/) { compute_sequence(step); }
  template <class Other>
  void run_step(const Other& step, std::size_t& /*convolution*/) {
    compute(step, any_view(step.from), any_view(step.to));
  }

  template <class Step>
  void compute_sequence(const Step& step) {
    const Prepared& now = prepared.front();
    if (now.is_short[step.from] || now.is_short[step.to]) throw std::length_error("a sequence of several rows");
    compute(step, view(step.from), view(step.to));
  }
};

Precision fastest_precision() {
  const dnnl::cpu_isa known = dnnl::get_effective_cpu_isa();
  return known == dnnl::cpu_isa::avx512_core_bf16 || known == dnnl::cpu_isa::avx512_core_amx ? Precision::Short
                                                                                             : Precision::Full;
}

Executor::Executor(Network network, Arena& arena, Precision precision)
    : state_(std::make_unique<State>(std::move(network), arena, precision)) {}
Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;
Executor::~Executor() = default;

Result<std::span<float>> Executor::prepare(std::size_t height, std::size_t width) {
  try {
    state_->use(height, width);
  } catch (const std::exception& error) {
    return failed(error.what());
  }
  const View input = state_->view(0);
  return std::span(input.numbers, input.extent.size());
}

Result<View> Executor::run() {
  try {
    if (state_->prepared.front().is_short[0]) state_->shorten_input();
    std::size_t convolution = 0;
    for (const Step& step : state_->network.steps)
      std::visit([&](const auto& one) { state_->run_step(one, convolution); }, step);
    state_->stream.wait();
  } catch (const std::exception& error) {
    return failed(error.what());
  }
  return state_->view(state_->network.output);
}

}  // namespace ocr::neural
