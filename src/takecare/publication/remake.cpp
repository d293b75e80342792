#include "takecare/publication/remake.h"

#include <map>

#include "takecare/base/sha256.h"

namespace takecare::publication {

Result<std::vector<SiteFinding>> compare_remade(const Manifest& manifest, const std::vector<lang::Chapter>& chapters,
                                                const lang::Program& program, const reports::Sources& sources) {
  const auto as_of = parse_iso_date(manifest.as_of);
  if (!as_of) return fail("the manifest has no date that it is as of");
  const SiteRequest request{.as_of = *as_of,
                            .known = manifest.known,
                            .sources = sources,
                            .kept = {},
                            .warning = manifest.warning,
                            .publisher = manifest.publisher,
                            .with_book = manifest.with_book};
  const auto site = make_site(chapters, program, request);
  if (!site) return std::unexpected(site.error());
  std::map<std::string, std::string> made;
  for (const pages::OutFile& file : site->files) made.emplace(file.path, sha256_hex(file.content));
  std::vector<SiteFinding> findings;
  for (const ManifestFile& file : manifest.files) {
    const auto found = made.find(file.path);
    if (found != made.end() && found->second == file.sha256) continue;
    findings.push_back(
        {.file = file.path,
         .problem = found == made.end() ? "the records no longer give it" : "the records give another file",
         .help = "it was made from other records, by another book or by another version of takecare"});
  }
  return findings;
}

}  // namespace takecare::publication
