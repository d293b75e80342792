// A site, put on the record and then into its folder: the manifest becomes an event of the ledger, and the site gets
// the proof of it and what the ledger has published.
#pragma once

#include <filesystem>
#include <string>

#include "takecare/ledger/ledger.h"
#include "takecare/publication/site.h"

namespace takecare::publication {

struct PublishRequest {
  std::filesystem::path folder;  // of the ledger
  std::filesystem::path out;
  std::string actor;  // who publishes
  std::string authority;
  std::string time;  // now
  std::string book;  // SHA-256
};

struct Published {
  std::uint64_t entry = 0;
  std::string manifest;  // SHA-256
};

// The authority under which somebody may publish: one that may do an act which lets a report out. The error says which
// those are.
Result<std::string> may_publish(const lang::Program& program, const programs::Past& past, const std::string& actor,
                                const programs::When& when);

// The folder that is to be replaced holds a site, or nothing.
Result<void> may_replace(const std::filesystem::path& out);

Result<Published> publish(ledger::Ledger& ledger, const Site& site, const SiteRequest& made_of,
                          const PublishRequest& request);

}  // namespace takecare::publication
