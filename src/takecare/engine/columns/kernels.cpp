#include "takecare/engine/columns/kernels.h"

#include <cstdlib>
#include <string_view>

namespace takecare::engine::columns {

namespace {

bool processor_runs_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
#else
  return false;
#endif
}

const Kernels& choose() {
  const char* asked = std::getenv("TAKECARE_KERNELS");
  if (asked != nullptr && std::string_view(asked) == "portable") return portable_kernels();
  const Kernels* avx2 = avx2_kernels();
  return avx2 != nullptr && processor_runs_avx2() ? *avx2 : portable_kernels();
}

}  // namespace

const Kernels& best_kernels() {
  static const Kernels& best = choose();
  return best;
}

}  // namespace takecare::engine::columns
