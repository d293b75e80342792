#include "takecare/base/sha256.h"
#include "takecare/reports/evaluator.h"

namespace takecare::reports {

std::uint32_t record_key(std::string_view secret, std::string_view record) {
  const Digest hash = sha256({secret, ":", record});
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < sizeof key; ++i) key = key << 8U | hash[i];
  return key;
}

}  // namespace takecare::reports
