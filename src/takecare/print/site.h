// What every page of the printed book is made from. Pages read it and change nothing.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/book.h"
#include "takecare/lang/coverage.h"
#include "takecare/pages/page.h"
#include "takecare/print/addresses.h"
#include "takecare/print/declared.h"
#include "takecare/print/links.h"
#include "takecare/print/status.h"
#include "takecare/print/uses.h"

namespace takecare::print {

struct Site {
  Site(const std::vector<lang::Chapter>& chapters, const lang::Program& program, Days as_of, bool date_chosen);

  const std::vector<lang::Chapter>& chapters;
  const lang::Program& program;
  Days as_of;
  bool date_chosen;  // by the reader; else it is that of the last change
  Addresses addresses;
  Links links;
  Declared declared;
  Uses uses;
  std::vector<std::vector<lang::ParagraphCoverage>> coverage;  // by source, then by paragraph
};

// The title of a chapter: its first heading; without one, its file.
std::string chapter_title(const Site& site, const lang::Chapter& chapter);

// A finished page. 'self' is its file; 'trail' the pages above it below the index.
std::string site_page(const Site& site, const std::string& self, const std::string& title,
                      const std::string& description, const std::vector<pages::Link>& trail, const Html& body,
                      const std::string& script = {});

// A link with a name in it; a long name may be broken after a low line.
void link_name(Html& html, std::string_view href, std::string_view name);

// A link to a target by its name.
void link_to(Html& html, const Site& site, Target target, std::string_view from);
// The same with other words.
void link_to(Html& html, const Site& site, Target target, std::string_view from, std::string_view words);

// A citation, linked where the book knows its source.
void link_citation(Html& html, const Site& site, const lang::Citation& citation, std::string_view from);

// 'Used by a, b, c.'; long ones unfold. Nothing when there are none.
void write_used_by(Html& html, const Site& site, std::string_view label, const std::vector<Target>& users,
                   std::string_view from);

// '3 rules', '1 rule'.
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace takecare::print
