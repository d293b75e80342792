// Finds the case that a command is about: a JSON file, or one subject of what was imported.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/cli/command.h"
#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::cli {

struct CaseOptions {
  std::string file;     // a JSON file; or, with 'data', empty
  std::string data;     // a data folder
  std::string key;      // of the subject in it
  std::string extract;  // that the subject came by, where several have the key
  std::string record;   // empty: as the rules say, else the record that most rules are about
};

void add_case(CLI::App& command, CaseOptions& options);

// The record that the case is about. 'rules' are definitions (indices) that the user named.
Result<int> record_of(const lang::Program& program, const CaseOptions& options, const std::vector<int>& rules);

// Reads it. Mistakes in the file are printed to stderr, all of them.
Result<engine::Case> open_case(const lang::Program& program, int record, const CaseOptions& options);

}  // namespace takecare::cli
