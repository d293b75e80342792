#include "takecare/lang/official_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "takecare/base/csv_write.h"
#include "takecare/base/sha256.h"
#include "takecare/base/write_file.h"
#include "takecare/lang/code_list.h"
#include "takecare/lang/paragraphs.h"
#include "takecare/lang/pinpoint.h"

namespace takecare::lang {

namespace {

constexpr std::size_t digest_digits = 16;
constexpr std::array<std::string_view, 3> columns = {"paragraph", "text", "read"};

// Congress has given two paragraphs one designation more than once (8 USC 1182(t)): the first stands for the first, the
// second for the second.
class Numbered {
 public:
  std::string of(const std::string& pinpoint) { return fmt::format("{} {}", pinpoint, ++seen_[pinpoint]); }

 private:
  std::unordered_map<std::string, int> seen_;
};

}  // namespace

std::string digest_of_words(std::string_view text) { return sha256_hex(text).substr(0, digest_digits); }

bool OfficialParagraph::stale() const { return read != digest_of_words(text); }

void OfficialParagraph::mark_read() { read = digest_of_words(text); }

Result<OfficialText> read_official_text(const std::filesystem::path& file) {
  Result<CodeTable> table = read_code_table(file);
  if (!table) return std::unexpected(table.error());
  if (!std::ranges::equal(table->columns, columns)) {
    return fail("'" + file.string() + "' is no official text: its columns are not paragraph, text and read",
                "import the text: takecare text import");
  }
  OfficialText text;
  for (CodeRow& row : table->rows) {
    if (!is_pinpoint(row.cells[0])) {
      return fail(fmt::format("{}:{}: '{}' is not a paragraph, as in '12(a)'", file.string(), row.line, row.cells[0]));
    }
    text.push_back(
        {.pinpoint = std::move(row.cells[0]), .text = std::move(row.cells[1]), .read = std::move(row.cells[2])});
  }
  return text;
}

Result<void> write_official_text(const std::filesystem::path& file, const OfficialText& text) {
  std::string csv;
  append_csv_row(csv, columns);
  for (const OfficialParagraph& paragraph : text) {
    append_csv_row(csv, std::array<std::string_view, 3>{paragraph.pinpoint, paragraph.text, paragraph.read});
  }
  return write_file(file, csv);
}

Result<OfficialText> import_official_text(std::string_view print, const std::string& section,
                                          const OfficialText& before) {
  std::vector<Paragraph> paragraphs = split_paragraphs(print);
  if (paragraphs.empty()) {
    return fail("no section was found in the text", "a section begins a line, as in '## § 12. Heading' or 'Sec. 4. …'");
  }
  const std::string printed = paragraphs.front().pinpoint;
  std::unordered_map<std::string, const OfficialParagraph*> known;
  Numbered then;
  for (const OfficialParagraph& paragraph : before) known.emplace(then.of(paragraph.pinpoint), &paragraph);
  OfficialText text;
  Numbered now;
  for (Paragraph& paragraph : paragraphs) {
    if (!reaches(printed, paragraph.pinpoint)) {
      return fail(fmt::format("the text has more than one section: {} and {}", printed, paragraph.pinpoint),
                  "give one section a file");
    }
    OfficialParagraph one{
        .pinpoint = section + paragraph.pinpoint.substr(printed.size()), .text = std::move(paragraph.text), .read = {}};
    const auto found = known.find(now.of(one.pinpoint));
    if (found != known.end()) one.read = found->second->read;
    text.push_back(std::move(one));
  }
  return text;
}

TextChanges compare_texts(const OfficialText& before, const OfficialText& now) {
  TextChanges changes;
  std::unordered_map<std::string, std::string_view> left;
  Numbered then;
  for (const OfficialParagraph& paragraph : before) left.emplace(then.of(paragraph.pinpoint), paragraph.text);
  Numbered again;
  for (const OfficialParagraph& paragraph : now) {
    const auto old = left.find(again.of(paragraph.pinpoint));
    if (old == left.end()) {
      ++changes.added;
      continue;
    }
    if (old->second != paragraph.text) ++changes.changed;
    left.erase(old);
  }
  changes.gone = std::ssize(left);
  return changes;
}

std::vector<OfficialParagraph*> find_paragraphs(OfficialText& text, std::string_view pinpoint, bool below) {
  std::vector<OfficialParagraph*> found;
  for (OfficialParagraph& paragraph : text) {
    const bool meant = below ? reaches(pinpoint, paragraph.pinpoint) : paragraph.pinpoint == pinpoint;
    if (meant) found.push_back(&paragraph);
  }
  return found;
}

}  // namespace takecare::lang
