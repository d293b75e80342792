// Names of at most twelve bytes by how DuckDB holds them: in place, in sixteen bytes that are padded with zeros.
// Columns of names are read millions of rows at a time, so a name is found by its two words and never compared byte by
// byte.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace takecare::engine::columns {

using ShortName = std::array<std::uint64_t, 2>;

class ShortNames {
 public:
  static constexpr std::uint16_t none = 0xffff;

  // 'code' is not 'none'; a name that is there keeps its code.
  void add(const ShortName& name, std::uint16_t code) {
    if (4 * (count_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[place_of(name)];
    if (slot.code != none) return;
    slot = {.name = name, .code = code};
    ++count_;
  }

  std::uint16_t find(const ShortName& name) const { return slots_.empty() ? none : slots_[place_of(name)].code; }

 private:
  struct Slot {
    ShortName name{};
    std::uint16_t code = none;
  };

  // Where the name is, or the empty slot where it would be.
  std::size_t place_of(const ShortName& name) const {
    const std::size_t mask = slots_.size() - 1;
    std::uint64_t mixed = (name[0] ^ std::rotl(name[1], 29)) * 0x9e3779b97f4a7c15U;
    mixed ^= mixed >> 32U;
    std::size_t at = static_cast<std::size_t>(mixed) & mask;
    while (slots_[at].code != none && (slots_[at].name[0] != name[0] || slots_[at].name[1] != name[1]))
      at = (at + 1) & mask;
    return at;
  }

  void grow() {
    const std::vector<Slot> before = std::move(slots_);
    slots_.assign(before.empty() ? 16 : 2 * before.size(), {});
    for (const Slot& slot : before) {
      if (slot.code != none) slots_[place_of(slot.name)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two, a quarter of them taken at most
  std::size_t count_ = 0;
};

}  // namespace takecare::engine::columns
