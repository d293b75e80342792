// What the commands on programs share: which program, what is set, which evidence.
#pragma once

#include <string>
#include <vector>

#include "takecare/cli/book_door.h"
#include "takecare/ledger/canonical.h"
#include "takecare/ledger/event.h"
#include "takecare/programs/said.h"

namespace takecare::cli {

// The program with this name, or the one about the record with this name.
Result<int> find_program(const lang::Program& program, const std::string& name);
Result<int> find_act(const lang::LifeProgram& life, const std::string& name);

// 'FIELD=VALUE' and 'LIST.FIELD=VALUE', as the event has them. A field that the record does not have is kept, so that
// the judgment says what is wrong with it; fails on what has no '='.
Result<ledger::Json::Members> read_settings(const lang::Program& program, int record,
                                            const std::vector<std::string>& settings);

// 'NAME' or 'NAME=FILE': the evidence with the SHA-256 of the file.
Result<std::vector<ledger::Evidence>> read_evidence(const std::vector<std::string>& evidence);

// The SHA-256 of the book that an act is judged by: of its chapters' texts, in order.
std::string book_sha256(const OpenBook& open);

}  // namespace takecare::cli
