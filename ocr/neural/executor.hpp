// Runs a network on pictures of any size with oneDNN, in one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "evidence/base/result.hpp"
#include "ocr/neural/arena.hpp"
#include "ocr/neural/kernels.hpp"
#include "ocr/neural/network.hpp"

namespace ocr::neural {

// In which numbers pictures are computed; sequences, and what is summed up, are floats always.
enum class Precision : std::uint8_t {
  Full,   // floats
  Short,  // bfloat16: half the time and memory where the processor multiplies them, and not known elsewhere
};
// Short where the processor can (AVX-512 with BF16).
Precision fastest_precision();

// Prepares itself anew for each size of input and keeps the latest of these preparations; so few sizes should be used.
// The process must run with OMP_NUM_THREADS=1 from its start: oneDNN's threads cost more than they bring.
class Executor {
 public:
  // `arena` may serve several executors that run one after another, and must outlive them.
  Executor(Network network, Arena& arena, Precision precision = Precision::Full);
  Executor(Executor&&) noexcept;
  Executor& operator=(Executor&&) noexcept;
  ~Executor();

  // Where the input of the next run is to be written: height × width × 3 numbers; a run uses them up. Fails with
  // "error.ocr.network" where oneDNN cannot do it or memory runs out.
  evidence::Result<std::span<float>> prepare(std::size_t height, std::size_t width);
  // The output for it. Both stay valid until another run is prepared in the same arena.
  evidence::Result<View> run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocr::neural
