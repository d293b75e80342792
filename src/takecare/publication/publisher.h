// Who publishes, as catalogs and feeds name him.
#pragma once

#include <string>

namespace takecare::publication {

struct Publisher {
  std::string name = "takecare";
  std::string contact = "records@agency.example";  // an address for mail
  std::string contact_name = "Records office";
  std::string url = "https://agency.example/reports";  // where the site will stand, without a slash at its end
  // The codes of a Federal agency (OMB Circular A-11, Appendix C, and the Federal Program Inventory): '010:86',
  // '015:001'. Both may be empty.
  std::string bureau;
  std::string program;
  std::string license = "https://creativecommons.org/publicdomain/zero/1.0/";
};

}  // namespace takecare::publication
