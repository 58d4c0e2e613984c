#include "ocr/neural/network.hpp"

#include <type_traits>

namespace ocr::neural {

TensorNumber target_of(const Step& step) {
  return std::visit([](const auto& one) { return one.to; }, step);
}

std::vector<TensorNumber> sources_of(const Step& step) {
  return std::visit(
      [](const auto& one) -> std::vector<TensorNumber> {
        using Kind = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<Kind, Join>)
          return one.from;
        else if constexpr (std::is_same_v<Kind, Sum>)
          return {one.first, one.second};
        else if constexpr (std::is_same_v<Kind, ScaleChannels>)
          return {one.from, one.factors};
        else
          return {one.from};
      },
      step);
}

}  // namespace ocr::neural
