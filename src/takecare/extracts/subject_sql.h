// The query of one extract's subjects, for population.h.
#pragma once

#include <string>
#include <vector>

#include "takecare/extracts/needs.h"
#include "takecare/extracts/stored_rows.h"

namespace takecare::extracts {

// The child rows of one list field, and the field.
struct ChildRows {
  int field = -1;
  const StoredRows* rows = nullptr;
};

// A field that is found, not sent: SQL over the subject's row 's', and what has to be joined for it.
struct FoundField {
  int field = -1;
  std::string sql;
  std::string missing;  // 'not applicable' or NULL
};

struct SubjectParts {
  const StoredRows* owner = nullptr;
  std::vector<ChildRows> children;
  std::vector<FoundField> found;
  std::string joins;  // for the found fields
  Needs needs;
};

// The key of a row: as it is stored, or '<file>:<row>' of extracts without a key.
std::string key_sql(const Contract& contract, const std::string& row);

std::string subject_sql(const lang::Program& program, const SubjectParts& parts);

}  // namespace takecare::extracts
