// The feed of what was let out, corrected and withdrawn: Atom (RFC 4287), the newest first.
#pragma once

#include <string>

#include "takecare/publication/site.h"

namespace takecare::publication {

std::string feed(const SiteContent& content);

}  // namespace takecare::publication
