// Which rows each domain has in a block.
#include <algorithm>

#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

void mark(Run& run, DomainState& state, std::size_t parents, const std::int32_t* offsets) {
  make_room(state.heads, words_for(state.rows + 1) + 2);
  make_room(state.lasts, words_for(state.rows) + 2);
  make_room(state.non_empty, words_for(parents) + 2);
  make_room(state.flags, state.rows + 1 + word_bits);
  run.kernels.mark_segments(offsets, parents, state.rows, state.flags.data(), state.heads.data(), state.lasts.data(),
                            state.non_empty.data());
  state.segments = {.parents = parents,
                    .children = state.rows,
                    .offsets = offsets,
                    .heads = state.heads.data(),
                    .lasts = state.lasts.data(),
                    .non_empty = state.non_empty.data()};
}

void bind_list(Run& run, const Domain& domain, DomainState& state) {
  const DomainState& parent = run.domain(domain.parent);
  const ListColumn* list =
      parent.table == nullptr ? nullptr : &parent.table->lists[static_cast<std::size_t>(domain.field)];
  const std::int32_t* offsets = nullptr;
  if (list == nullptr || list->absent) {
    // Nobody supplied the list: it is unknown in every row.
    state.offsets.assign(parent.rows + 1, 0);
    state.list_known_bits.assign(words_for(parent.rows) + 2, 0);
    offsets = state.offsets.data();
    state.table = nullptr;
    state.first = 0;
    state.list_known = state.list_known_bits.data();
  } else {
    offsets = list->offsets + parent.first;
    state.table = list->items.get();
    state.first = static_cast<std::size_t>(offsets[0]);
    state.list_known =
        list->known == nullptr ? nullptr : aligned_bits(list->known, parent.first, parent.rows, state.list_known_bits);
  }
  state.rows = static_cast<std::size_t>(offsets[parent.rows] - offsets[0]);
  mark(run, state, parent.rows, offsets);
}

// The pairs of each parent row with the items of the list of the row that it belongs to.
void bind_product(Run& run, const Domain& domain, DomainState& state) {
  const Domain& items_domain = run.plan.domains[static_cast<std::size_t>(domain.items)];
  const DomainState& items = run.domain(domain.items);
  const std::size_t parents = run.domain(domain.parent).rows;
  const std::span<const std::uint32_t> owners = row_map(run, domain.parent, items_domain.parent);
  const std::int32_t* item_offsets = items.segments.offsets;

  state.offsets.resize(parents + 1);
  state.item_rows.clear();
  for (std::size_t row = 0; row < parents; ++row) {
    state.offsets[row] = static_cast<std::int32_t>(state.item_rows.size());
    const std::uint32_t owner = owners[row];
    for (std::int32_t i = item_offsets[owner]; i < item_offsets[owner + 1]; ++i) {
      state.item_rows.push_back(static_cast<std::uint32_t>(i - item_offsets[0]));
    }
  }
  state.rows = state.item_rows.size();
  state.offsets[parents] = static_cast<std::int32_t>(state.rows);

  state.list_known = nullptr;
  if (items.list_known != nullptr) {
    make_room(state.list_known_bits, words_for(parents) + 2);
    for (std::size_t row = 0; row < parents; ++row) {
      set_bit(state.list_known_bits.data(), row, test_bit(items.list_known, owners[row]));
    }
    state.list_known = state.list_known_bits.data();
  }
  mark(run, state, parents, state.offsets.data());
}

}  // namespace

void bind_domains(Run& run, const Table& table, std::size_t first, std::size_t rows) {
  run.row_maps.clear();
  for (std::size_t id = 0; id < run.domains.size(); ++id) {
    const Domain& domain = run.plan.domains[id];
    DomainState& state = run.domains[id];
    switch (domain.kind) {
      case DomainKind::root:
        state.rows = rows;
        state.table = &table;
        state.first = first;
        break;
      case DomainKind::list: bind_list(run, domain, state); break;
      case DomainKind::product: bind_product(run, domain, state); break;
    }
  }
}

std::span<const std::uint32_t> row_map(Run& run, DomainId fine, DomainId coarse) {
  const auto key = std::make_pair(fine, coarse);
  if (const auto known = run.row_maps.find(key); known != run.row_maps.end()) return known->second;

  const DomainState& state = run.domain(fine);
  const Domain& domain = run.plan.domains[static_cast<std::size_t>(fine)];
  std::vector<std::uint32_t> map(state.rows);
  const auto reaches = [&](DomainId from) {
    if (from == any_domain) return false;
    const auto& covered = run.plan.domains[static_cast<std::size_t>(from)].covered;
    return std::ranges::find(covered, coarse) != covered.end();
  };
  if (fine == coarse) {
    for (std::size_t row = 0; row < map.size(); ++row) map[row] = static_cast<std::uint32_t>(row);
  } else if (reaches(domain.parent)) {
    const std::span<const std::uint32_t> above = row_map(run, domain.parent, coarse);
    const std::int32_t* offsets = state.segments.offsets;
    for (std::size_t p = 0; p < state.segments.parents; ++p) {
      for (std::int32_t c = offsets[p] - offsets[0]; c < offsets[p + 1] - offsets[0]; ++c) {
        map[static_cast<std::size_t>(c)] = above[p];
      }
    }
  } else {
    const std::span<const std::uint32_t> above = row_map(run, domain.items, coarse);
    for (std::size_t row = 0; row < map.size(); ++row) map[row] = above[state.item_rows[row]];
  }
  return run.row_maps.emplace(key, std::move(map)).first->second;
}

}  // namespace takecare::engine::columns
