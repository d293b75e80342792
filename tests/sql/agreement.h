// Whether the answers of a database are those of decide.
#pragma once

#include <string>
#include <vector>

#include "database.h"
#include "takecare/engine/sql/translate.h"
#include "takecare/engine/value.h"

namespace takecare::test {

// For each row of an answer what the definitions are about: the subject of each case, or each item at the end of the
// lists, with its owners before it.
using Chain = std::vector<const engine::Item*>;
std::vector<Chain> chains_of(const engine::sql::Rows& rows, const std::vector<engine::Case>& cases);

// What decide says of the last of a chain.
engine::Value decided(const lang::Program& program, int definition, const Chain& chain, Days as_of);

// The first difference in words; empty when there is none.
std::string difference(const lang::Program& program, const lang::Definition& definition, const engine::Value& decided,
                       const Answers& answers, std::size_t row);

// Every definition of every row, both in the database and by decide.
std::string all_differences(Database& database, const lang::Program& program, const engine::sql::Rows& rows,
                            const std::vector<int>& definitions, const std::vector<engine::Case>& cases, Days as_of);

// The same by the column engine.
std::string column_differences(const lang::Program& program, const engine::sql::Rows& rows,
                               const std::vector<int>& definitions, const std::vector<engine::Case>& cases, Days as_of);

}  // namespace takecare::test
