// Tables linked in a ring (A×B, B×C, C×A) say more than their shared margins: behind them stands one
// cross-classification A×B×C, whose cells are whole numbers and not negative, and not every A×B, B×C, C×A that agree on
// A, B and C have one. Tables that are not linked in a ring always have one (an acyclic family of margins that agree
// pairwise extends to a joint table: Vorob'ev 1962; Beeri, Fagin, Maier and Yannakakis, JACM 30, 1983), so nothing is
// to be gained from it there.
#pragma once

#include <optional>
#include <vector>

namespace takecare::disclosure {

// A set of dimensions, ascending.
using DimensionSet = std::vector<int>;

struct RingMember {
  int table = 0;
  DimensionSet dimensions;  // those of the table that the ring needs
};

using Ring = std::vector<RingMember>;

// The rings that are left when tables that hang on others by a single link are taken away (the reduction of Graham, and
// of Yu and Özsoyoğlu). Empty: the tables are acyclic.
std::vector<Ring> find_rings(const std::vector<DimensionSet>& tables);

// The natural join of the members' cells: the cells of the cross-classification that no zero of a member rules out.
// `cells[m]` holds those of member m, each a category for each of its dimensions. Nothing when there are more than
// `limit`.
struct Join {
  DimensionSet dimensions;
  std::vector<std::vector<int>> rows;
};
std::optional<Join> join_members(const Ring& ring, const std::vector<std::vector<std::vector<int>>>& cells,
                                 std::size_t limit);

}  // namespace takecare::disclosure
