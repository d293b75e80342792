// Definitions by name, as the passes look them up.
#pragma once

#include <string>
#include <string_view>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// The record that the definition is 'of': for a list that of its owner, not that of its items.
int subject_of(const Definition& definition);

// The definition with this name 'of' the record, or -1.
int find_definition_of(const Program& program, int record, std::string_view name);

// 'rule', 'value', 'list'.
std::string word_of(DefinitionKind kind);

// The definitions that an expression and all below it call, in the order met, with the places of the calls.
struct Call {
  int definition = -1;
  Place place;
};
std::vector<Call> calls_of(const Program& program, int definition);

// Whether the declaration had an error in the parser, so that its body is not complete.
bool is_broken(const VersionDecl& decl);

}  // namespace takecare::lang::check
