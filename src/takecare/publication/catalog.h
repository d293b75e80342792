// The catalog of the tables, for harvesters: DCAT-US 1.1 (the Project Open Data metadata schema) and DCAT-US 3.0.
#pragma once

#include <string>

#include "takecare/publication/site.h"

namespace takecare::publication {

std::string catalog(const SiteContent& content);    // data.json
std::string catalog_3(const SiteContent& content);  // dcat-us-3.json

}  // namespace takecare::publication
