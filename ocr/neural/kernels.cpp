#include "ocr/neural/kernels.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>

#include "ocr/each_processor.hpp"

namespace ocr::neural {
namespace {

constexpr std::size_t lanes = 16;  // sums beside each other, so that the compiler can use vectors

OCR_EACH_PROCESSOR float largest(const float* numbers, std::size_t count) {
  float most = numbers[0];
  for (std::size_t i = 1; i < count; ++i) most = numbers[i] > most ? numbers[i] : most;
  return most;
}

}  // namespace

OCR_EACH_PROCESSOR void exponentials(float* numbers, std::size_t count) {
  // e^x = 2^n · e^r with n = round(x / ln 2), |r| ≤ ln 2 / 2; the polynomial is that of Cephes' expf.
  constexpr float log2_e = 1.44269504F;
  constexpr float ln2_high = 0.693359375F;
  constexpr float ln2_low = -2.12194440e-4F;
  constexpr float rounder = 12582912.0F;  // 1.5 · 2^23: adding it rounds to a whole number
  for (std::size_t i = 0; i < count; ++i) {
    const float x = numbers[i] > -87.0F ? numbers[i] : -87.0F;
    const float shifted = x * log2_e + rounder;
    const float n = shifted - rounder;
    const float r = x - n * ln2_high - n * ln2_low;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    const auto power = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23U;
    numbers[i] = p * std::bit_cast<float>(power);
  }
}

namespace {

// `use` with each view as what it is.
template <class Use, class... Views>
void as_they_are(Use use, const Views&... views) {
  std::visit(use, views...);
}

template <class From, class To>
void copy(const From* __restrict from, std::size_t count, To* __restrict to) {
  for (std::size_t i = 0; i < count; ++i) {
    if constexpr (std::is_same_v<From, To>)
      to[i] = from[i];
    else
      to[i] = static_cast<To>(static_cast<float>(from[i]));
  }
}

template <class From>
OCR_EACH_PROCESSOR void add(const From* __restrict from, std::size_t count, float* __restrict sums) {
  for (std::size_t i = 0; i < count; ++i) sums[i] += static_cast<float>(from[i]);
}

template <class From, class To>
OCR_EACH_PROCESSOR void scale(const From* __restrict from, const float* __restrict by, std::size_t count,
                              To* __restrict to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<To>(static_cast<float>(from[i]) * by[i]);
}

template <class First, class Second, class To>
OCR_EACH_PROCESSOR void sum_of(const First* __restrict a, const Second* __restrict b, std::size_t count,
                               To* __restrict sum) {
  for (std::size_t i = 0; i < count; ++i) sum[i] = static_cast<To>(static_cast<float>(a[i]) + static_cast<float>(b[i]));
}

template <class To>
void write_mean(const std::vector<float>& sums, std::size_t count, To* to) {
  const float share = 1.0F / static_cast<float>(count);
  for (std::size_t c = 0; c < sums.size(); ++c) to[c] = static_cast<To>(sums[c] * share);
}

}  // namespace

void compute(const MeanOfAll& /*step*/, const AnyView& from_any, const AnyView& to_any) {
  const auto mean = [](const auto& from, const auto& to) {
    std::vector<float> sums(to.extent.channels);
    for (std::size_t i = 0; i < from.extent.pixels(); ++i)
      add(from.numbers + i * sums.size(), sums.size(), sums.data());
    write_mean(sums, from.extent.pixels(), to.numbers);
  };
  as_they_are(mean, from_any, to_any);
}

void compute(const MeanOfBlocks& step, const AnyView& from_any, const AnyView& to_any) {
  const auto height = static_cast<std::size_t>(step.height);
  const auto width = static_cast<std::size_t>(step.width);
  const auto means = [&](const auto& from, const auto& to) {
    std::vector<float> sums(to.extent.channels);
    for (std::size_t y = 0; y < to.extent.height; ++y) {
      for (std::size_t x = 0; x < to.extent.width; ++x) {
        std::fill(sums.begin(), sums.end(), 0.0F);
        for (std::size_t v = y * height; v < (y + 1) * height; ++v) {
          for (std::size_t u = x * width; u < (x + 1) * width; ++u) add(from.pixel(v, u), sums.size(), sums.data());
        }
        write_mean(sums, height * width, to.pixel(y, x));
      }
    }
  };
  as_they_are(means, from_any, to_any);
}

void compute(const Enlarge& step, const AnyView& from_any, const AnyView& to_any) {
  const auto factor = static_cast<std::size_t>(step.factor);
  const auto enlarge = [factor](const auto& from, const auto& to) {
    const std::size_t row = to.extent.width * to.extent.channels;
    for (std::size_t y = 0; y < from.extent.height; ++y) {
      auto* first = to.pixel(y * factor, 0);
      for (std::size_t x = 0; x < to.extent.width; ++x)
        copy(from.pixel(y, x / factor), to.extent.channels, first + x * to.extent.channels);
      for (std::size_t again = 1; again < factor; ++again) std::copy_n(first, row, first + again * row);
    }
  };
  as_they_are(enlarge, from_any, to_any);
}

void compute(const Unfold& /*step*/, const AnyView& from_any, const AnyView& to_any) {
  const auto unfold = [](const auto& from, const auto& to) {
    const std::size_t channels = to.extent.channels;
    for (std::size_t y = 0; y < from.extent.height; ++y) {
      for (std::size_t x = 0; x < from.extent.width; ++x) {
        const auto* pixel = from.pixel(y, x);
        copy(pixel, 2 * channels, to.pixel(2 * y, 2 * x));
        copy(pixel + 2 * channels, 2 * channels, to.pixel(2 * y + 1, 2 * x));
      }
    }
  };
  as_they_are(unfold, from_any, to_any);
}

void compute(const Join& /*step*/, const std::vector<AnyView>& from_all, const AnyView& to_any) {
  std::size_t at = 0;
  const auto join = [&at](const auto& from, const auto& to) {
    const std::size_t channels = from.extent.channels;
    for (std::size_t i = 0; i < to.extent.pixels(); ++i)
      copy(from.numbers + i * channels, channels, to.numbers + i * to.extent.channels + at);
    at += channels;
  };
  for (const AnyView& from : from_all) as_they_are(join, from, to_any);
}

void compute(const ScaleChannels& step, const AnyView& from_any, const AnyView& factors_any, const AnyView& to_any) {
  std::vector<float> factors;
  std::visit(
      [&](const auto& view) {
        factors.resize(view.extent.channels);
        copy(view.numbers, factors.size(), factors.data());
      },
      factors_any);
  for (float& factor : factors) factor += step.offset;
  const auto scale_all = [&factors](const auto& from, const auto& to) {
    const std::size_t channels = factors.size();
    for (std::size_t i = 0; i < to.extent.pixels(); ++i)
      scale(from.numbers + i * channels, factors.data(), channels, to.numbers + i * channels);
  };
  as_they_are(scale_all, from_any, to_any);
}

void compute(const Sum& /*step*/, const AnyView& first_any, const AnyView& second_any, const AnyView& to_any) {
  const auto sum_up = [](const auto& first, const auto& second, const auto& to) {
    sum_of(first.numbers, second.numbers, to.extent.size(), to.numbers);
  };
  as_they_are(sum_up, first_any, second_any, to_any);
}

void compute(const Normalise& step, const View& from, const View& to) {
  const std::size_t channels = to.extent.channels;
  const auto count = static_cast<float>(channels);
  for (std::size_t i = 0; i < to.extent.pixels(); ++i) {
    const float* __restrict x = from.numbers + i * channels;
    float* __restrict y = to.numbers + i * channels;
    float sum = 0;
    for (std::size_t c = 0; c < channels; ++c) sum += x[c];
    const float mean = sum / count;
    float squares = 0;
    for (std::size_t c = 0; c < channels; ++c) squares += (x[c] - mean) * (x[c] - mean);
    const float scale = 1.0F / std::sqrt(squares / count + step.epsilon);
    for (std::size_t c = 0; c < channels; ++c) y[c] = (x[c] - mean) * scale * step.weights[c] + step.bias[c];
  }
}

namespace {

// One head of an attention, laid out so that all loops run along positions: a row for each channel.
struct Head {
  std::size_t count = 0;  // positions
  std::size_t size = 0;   // channels
  std::vector<float> keys;
  std::vector<float> values;
};

// How much a query heeds each position, before the softmax.
OCR_EACH_PROCESSOR void heed(const Head& head, const float* query, float scale, float* __restrict shares) {
  std::fill_n(shares, head.count, 0.0F);
  for (std::size_t c = 0; c < head.size; ++c) {
    const float factor = query[c] * scale;
    const float* __restrict key = head.keys.data() + c * head.count;
    for (std::size_t j = 0; j < head.count; ++j) shares[j] += factor * key[j];
  }
}

OCR_EACH_PROCESSOR float product(const float* a, const float* b, std::size_t count) {
  std::array<float, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  float sum = 0;
  for (; i < count; ++i) sum += a[i] * b[i];
  for (const float one : sums) sum += one;
  return sum;
}

}  // namespace

void compute(const Attend& step, const View& from, const View& to) {
  const std::size_t count = from.extent.pixels();
  const std::size_t channels = to.extent.channels;
  const auto heads = static_cast<std::size_t>(step.heads);
  const std::size_t size = channels / heads;
  Head head{count, size, std::vector<float>(size * count), std::vector<float>(size * count)};
  const std::vector<float> ones(count, 1.0F);
  std::vector<float> shares(count);
  for (std::size_t number = 0; number < heads; ++number) {
    for (std::size_t j = 0; j < count; ++j) {
      const float* position = from.numbers + j * 3 * channels + number * size;
      for (std::size_t c = 0; c < size; ++c) {
        head.keys[c * count + j] = position[channels + c];
        head.values[c * count + j] = position[2 * channels + c];
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      heed(head, from.numbers + i * 3 * channels + number * size, step.scale, shares.data());
      const float most = largest(shares.data(), count);
      for (float& share : shares) share -= most;
      exponentials(shares.data(), count);
      const float sum = product(shares.data(), ones.data(), count);
      float* result = to.numbers + i * channels + number * size;
      for (std::size_t c = 0; c < size; ++c)
        result[c] = product(shares.data(), head.values.data() + c * count, count) / sum;
    }
  }
}

}  // namespace ocr::neural
