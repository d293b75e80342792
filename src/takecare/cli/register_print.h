// A register as text for people, as CSV and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "takecare/extracts/register_report.h"

namespace takecare::cli {

// Everything that a printer needs to name what it prints.
struct PrintedRegister {
  const lang::Program& program;
  const lang::Register& definition;
  const extracts::RegisterReport& report;

  const lang::Field& field(int index) const;
  std::string list_name(int list) const;  // 'pending'; empty where the register has one list
};

// What is to be said of whether an entry that moved stood there already; empty when it did not.
std::string_view already_words(const extracts::MovedEntry& entry);

std::string register_text(const PrintedRegister& printed);
// One row a finding: what, list, the key, a column for what changed and from what to what, both rows.
std::string register_csv(const PrintedRegister& printed);
std::string register_json(const PrintedRegister& printed);

}  // namespace takecare::cli
