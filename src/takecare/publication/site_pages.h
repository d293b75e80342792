// The pages of a site that are about more than one version.
#pragma once

#include <string>

#include "takecare/publication/site.h"

namespace takecare::publication {

std::string front_page(const SiteContent& content);
// Every period of a report (index in Program::reports).
std::string report_page(const SiteContent& content, int report);
// What stands for a period, with all its versions.
std::string publication_page(const SiteContent& content, const Shown& shown);
std::string duties_page(const SiteContent& content);

// What a page of a version says first when it does not stand: corrected, withdrawn. Empty when it stands.
std::string notice_of(const Publication& publication, const Version& version);

// What the version that stands warns of: 'These figures are invented.' May be empty.
std::string warning_of(const Shown& shown);

}  // namespace takecare::publication
