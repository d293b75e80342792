// Labels that would lie over one another are moved apart.
#pragma once

#include <cstdint>
#include <vector>

namespace takecare::reports::render {

struct Wish {
  std::int64_t middle = 0;  // where the label should stand
  std::int64_t height = 0;
};

// Where each label begins, in the order given: as near to its wish as the others leave room for, from 'top' to
// 'bottom'. Two with one wish keep their order. The labels must have room there together.
std::vector<std::int64_t> spread(const std::vector<Wish>& wishes, std::int64_t top, std::int64_t bottom);

}  // namespace takecare::reports::render
