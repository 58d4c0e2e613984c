#include "ocr/neural/kernels.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace ocr::neural {
namespace {

float largest(const float* numbers, std::size_t count) {
  float most = numbers[0];
  for (std::size_t i = 1; i < count; ++i) most = numbers[i] > most ? numbers[i] : most;
  return most;
}

}  // namespace

void exponentials(float* numbers, std::size_t count) {
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

void compute(const MeanOfAll& /*step*/, const View& from, const View& to) {
  const std::size_t channels = to.extent.channels;
  std::fill_n(to.numbers, channels, 0.0F);
  float* __restrict sums = to.numbers;
  for (std::size_t i = 0; i < from.extent.pixels(); ++i) {
    const float* __restrict pixel = from.numbers + i * channels;
    for (std::size_t c = 0; c < channels; ++c) sums[c] += pixel[c];
  }
  const float share = 1.0F / static_cast<float>(from.extent.pixels());
  for (std::size_t c = 0; c < channels; ++c) sums[c] *= share;
}

void compute(const MeanOfBlocks& step, const View& from, const View& to) {
  const std::size_t channels = to.extent.channels;
  const auto height = static_cast<std::size_t>(step.height);
  const auto width = static_cast<std::size_t>(step.width);
  const float share = 1.0F / static_cast<float>(height * width);
  for (std::size_t y = 0; y < to.extent.height; ++y) {
    for (std::size_t x = 0; x < to.extent.width; ++x) {
      float* __restrict mean = to.pixel(y, x);
      std::fill_n(mean, channels, 0.0F);
      for (std::size_t v = y * height; v < (y + 1) * height; ++v) {
        for (std::size_t u = x * width; u < (x + 1) * width; ++u) {
          const float* __restrict pixel = from.pixel(v, u);
          for (std::size_t c = 0; c < channels; ++c) mean[c] += pixel[c];
        }
      }
      for (std::size_t c = 0; c < channels; ++c) mean[c] *= share;
    }
  }
}

void compute(const Enlarge& step, const View& from, const View& to) {
  const auto factor = static_cast<std::size_t>(step.factor);
  const std::size_t row = to.extent.width * to.extent.channels;
  for (std::size_t y = 0; y < from.extent.height; ++y) {
    float* first = to.pixel(y * factor, 0);
    for (std::size_t x = 0; x < to.extent.width; ++x)
      std::copy_n(from.pixel(y, x / factor), to.extent.channels, first + x * to.extent.channels);
    for (std::size_t again = 1; again < factor; ++again) std::copy_n(first, row, first + again * row);
  }
}

void compute(const Unfold& /*step*/, const View& from, const View& to) {
  const std::size_t channels = to.extent.channels;
  for (std::size_t y = 0; y < from.extent.height; ++y) {
    for (std::size_t x = 0; x < from.extent.width; ++x) {
      const float* pixel = from.pixel(y, x);
      std::copy_n(pixel, 2 * channels, to.pixel(2 * y, 2 * x));
      std::copy_n(pixel + 2 * channels, 2 * channels, to.pixel(2 * y + 1, 2 * x));
    }
  }
}

void compute(const Join& /*step*/, const std::vector<View>& from, const View& to) {
  std::size_t at = 0;
  for (const View& one : from) {
    const std::size_t channels = one.extent.channels;
    for (std::size_t i = 0; i < to.extent.pixels(); ++i)
      std::copy_n(one.numbers + i * channels, channels, to.numbers + i * to.extent.channels + at);
    at += channels;
  }
}

void compute(const ScaleChannels& step, const View& from, const View& factors, const View& to) {
  const std::size_t channels = to.extent.channels;
  std::vector<float> scales(factors.numbers, factors.numbers + channels);
  for (float& scale : scales) scale += step.offset;
  for (std::size_t i = 0; i < to.extent.pixels(); ++i) {
    const float* __restrict pixel = from.numbers + i * channels;
    float* __restrict scaled = to.numbers + i * channels;
    for (std::size_t c = 0; c < channels; ++c) scaled[c] = pixel[c] * scales[c];
  }
}

void compute(const Sum& /*step*/, const View& first, const View& second, const View& to) {
  const float* __restrict a = first.numbers;
  const float* __restrict b = second.numbers;
  float* __restrict sum = to.numbers;
  for (std::size_t i = 0; i < to.extent.size(); ++i) sum[i] = a[i] + b[i];
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

void compute(const Attend& step, const View& from, const View& to) {
  const std::size_t count = from.extent.pixels();
  const std::size_t channels = to.extent.channels;
  const auto heads = static_cast<std::size_t>(step.heads);
  const std::size_t size = channels / heads;
  std::vector<float> keys(size * count);  // one row for each channel of the head: the loops run along positions
  std::vector<float> values(size * count);
  std::vector<float> shares(count);
  for (std::size_t head = 0; head < heads; ++head) {
    for (std::size_t j = 0; j < count; ++j) {
      const float* position = from.numbers + j * 3 * channels + head * size;
      for (std::size_t c = 0; c < size; ++c) {
        keys[c * count + j] = position[channels + c];
        values[c * count + j] = position[2 * channels + c];
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      const float* query = from.numbers + i * 3 * channels + head * size;
      std::fill(shares.begin(), shares.end(), 0.0F);
      for (std::size_t c = 0; c < size; ++c) {
        const float factor = query[c] * step.scale;
        const float* __restrict key = keys.data() + c * count;
        float* __restrict share = shares.data();
        for (std::size_t j = 0; j < count; ++j) share[j] += factor * key[j];
      }
      const float most = largest(shares.data(), count);
      for (float& share : shares) share -= most;
      exponentials(shares.data(), count);
      float sum = 0;
      for (const float share : shares) sum += share;
      float* result = to.numbers + i * channels + head * size;
      for (std::size_t c = 0; c < size; ++c) {
        const float* value = values.data() + c * count;
        float mixed = 0;
        for (std::size_t j = 0; j < count; ++j) mixed += shares[j] * value[j];
        result[c] = mixed / sum;
      }
    }
  }
}

}  // namespace ocr::neural
