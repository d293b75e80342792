#include "takecare/publication/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/base/markup.h"
#include "takecare/publication/addresses.h"

namespace takecare::publication {

namespace {

struct Entry {
  std::uint64_t at = 0;  // the entry of the ledger
  std::string id;
  std::string href;
  std::string title;
  std::string updated;
  std::string says;
};

void add_publication(const SiteContent& content, const Publication& publication, std::vector<Entry>& entries) {
  const lang::Report& report = content.program->reports[static_cast<std::size_t>(publication.report)];
  const std::string root = content.request.publisher.url + "/";
  const std::string page = root + folder_of(report, publication.period) + "/index.html";
  const std::string title = fmt::format("{}, {}", report.title, publication.period.id);
  for (const Version& version : publication.versions) {
    const std::string address = root + folder_of(report, publication.period, version) + "/index.html";
    const std::string what = version.corrects ? "Correction: " + version.by.says : publication.period.label;
    entries.push_back(
        {version.by.entry, address, address, (version.corrects ? "Corrected: " : "") + title, version.by.time, what});
    if (!version.withdrawn) continue;
    const Deed& deed = *version.withdrawn;
    entries.push_back({deed.entry, address + "#withdrawn", page, "Withdrawn: " + title, deed.time, deed.says});
  }
}

std::string entry_xml(const Entry& entry) {
  return fmt::format(
      "  <entry>\n    <id>{}</id>\n    <title>{}</title>\n    <link href=\"{}\"/>\n    <updated>{}</updated>\n"
      "    <summary>{}</summary>\n  </entry>\n",
      escaped(entry.id), escaped(entry.title), escaped(entry.href), escaped(entry.updated), escaped(entry.says));
}

}  // namespace

std::string feed(const SiteContent& content) {
  std::vector<Entry> entries;
  for (const Shown& shown : content.shown) add_publication(content, shown.publication, entries);
  std::ranges::stable_sort(entries, std::greater(), &Entry::at);
  const Publisher& publisher = content.request.publisher;
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
      "  <id>{0}/</id>\n  <title>Reports under the order</title>\n  <author><name>{1}</name></author>\n"
      "  <link rel=\"self\" href=\"{0}/{2}\"/>\n  <link href=\"{0}/index.html\"/>\n  <updated>{3}</updated>\n",
      escaped(publisher.url), escaped(publisher.name), feed_file,
      escaped(entries.empty() ? content.request.known : entries.front().updated));
  for (const Entry& entry : entries) xml += entry_xml(entry);
  return xml + "</feed>\n";
}

}  // namespace takecare::publication
