// The secret that the keys of records are made of (reports/evaluator.h), in a file that its office keeps.
#pragma once

#include <string>

#include "takecare/cli/command.h"

namespace takecare::cli {

// Adds --secret FILE.
void add_secret(CLI::App& command, std::string& file);

// What the file has; empty for no file. An error when that is too short to be one.
Result<std::string> read_secret(const std::string& file);

}  // namespace takecare::cli
