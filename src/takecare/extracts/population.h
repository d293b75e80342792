// All subjects of a record, out of what was imported: one row a subject, in canonical columns.
//
// The rows of every extract of the record are subjects; those of 'into' extracts become lists by key. A subject without
// child rows has a known empty list when a child file was imported that speaks of it, and an unknown list otherwise. A
// child file speaks of the subjects of the extracts that it belongs to and, where the key has further columns (a
// snapshot, a period), of those values of them that are found in it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/needs.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

struct PopulationSource {
  std::string extract;
  std::string file;
  std::int64_t rows = 0;  // that are used
  std::string warning;    // of StoredFile
};

struct Population {
  // A query: _key ('<file>:<row>' where an extract has no key), _extract, _file, _row, then every field of the record
  // in order, with '<field>_missing' after optional ones. It may name temporary tables of the connection, so it runs
  // there.
  std::string sql;
  std::int64_t rows = 0;
  std::vector<PopulationSource> sources;
  std::vector<Diagnostic> diagnostics;  // files that are held, child rows that belong to nobody
};

// With 'needs' only the columns of these fields, and of items only these members; the subjects of the extracts
// 'without' (indices in Program::extracts) are left out.
Result<Population> population(const lang::Program& program, const std::filesystem::path& data, int record,
                              engine::Connection& connection, const Needs& needs = {},
                              const std::set<int>& without = {});

}  // namespace takecare::extracts
