// SQL between the stored rows of an extract and a resolution of their record.
#pragma once

#include <string>

#include "takecare/extracts/resolve.h"
#include "takecare/extracts/stored_rows.h"
#include "takecare/extracts/subject_sql.h"

namespace takecare::extracts {

// The facility, city and State of every stored row; a text that the extract does not send is NULL. Empty when it sends
// no facility.
std::string texts_sql(const lang::Program& program, const lang::Resolution& resolution, const StoredRows& stored);

// Resolves the texts of an extract into temporary tables of the connection, and says how its subjects get what was
// found. 'number' tells the tables of several extracts apart.
Result<void> add_found_fields(const lang::Program& program, const Resolver& resolver, const StoredRows& stored,
                              std::size_t number, engine::Connection& connection, SubjectParts& parts);

}  // namespace takecare::extracts
