// Whether law is in force on the date for which the book is printed.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/html.h"
#include "takecare/print/target.h"

namespace takecare::print {

using pages::Html;

enum class Force : std::uint8_t { full, limited, partly, none };

struct Status {
  Force force = Force::full;
  std::vector<std::string> why;  // sentences without a full stop; empty when in force without limits
};

Status status_of(const lang::Program& program, const lang::Citation& citation, Days date);
// Of a version: its own dates, then what it cites. An exception's citations are its own affair.
Status status_of(const lang::Program& program, const lang::Version& version, Days date);
Status status_of_source(const lang::Program& program, int source, Days date);

// The day of the last change of the law that the book knows of: of a source, a court, a version of a rule. The law
// stands on every later day as it stood then, as far as the book knows.
Days last_change(const lang::Program& program);

// 'In force', 'In force, with limits', 'Not in force'.
std::string force_words(Force force);
// A paragraph that says so, with the reasons.
void write_status(Html& html, const Status& status, Days date);

// 'from January 25, 2017 until January 20, 2021, by EO …'; 'always' without dates.
std::string span_words(const lang::InForce& span);

}  // namespace takecare::print
