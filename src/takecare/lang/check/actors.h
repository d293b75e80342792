// Who may act or see: the clause 'by AUTHORITY where CONDITION other than who did ACT', checked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

inline constexpr int registrar = -1;  // the authority that every ledger begins with
inline constexpr int no_authority = -2;

// The authority with this name, the registrar, or no_authority, which is reported.
int find_actor(Context& context, const syntax::Name& name);

// 'what' is what the conditions were unfolded for (generated_names.h). Those that are wrong are left out.
std::vector<ActBy> read_actors(Context& context, const std::vector<syntax::ByDecl>& all, int record,
                               std::string_view what);

}  // namespace takecare::lang::check
