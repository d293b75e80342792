// The official text of a section as a book keeps it: a CSV file with a row a paragraph, which a person can read and a
// diff can show.
//
//   paragraph   the pinpoint, '237(a)(2)(A)(i)'
//   text        its words, with empty lines between its parts
//   read        the digest of the words that somebody read when the rules were written; empty until then
//
// A paragraph whose words are no longer those that were read is stale, and with it every rule that cites it. Importing
// a new text changes the words and leaves the digests as they are; who has read them anew says so.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::lang {

struct OfficialParagraph {
  std::string pinpoint;
  std::string text;
  std::string read;  // a digest, or empty

  bool stale() const;
  void mark_read();
};

using OfficialText = std::vector<OfficialParagraph>;

// The first 16 hexadecimal digits of the SHA-256 of the words.
std::string digest_of_words(std::string_view text);

// Errors name the file and the line.
Result<OfficialText> read_official_text(const std::filesystem::path& file);
Result<void> write_official_text(const std::filesystem::path& file, const OfficialText& text);

// The paragraphs of one section as a publisher prints it (paragraphs.h), under the number 'section' by which the source
// cites it: section 1227 of Title 8 is section 237 of the Act. Digests come from 'before', paragraph by paragraph.
// Fails when the print has no section, or several.
Result<OfficialText> import_official_text(std::string_view print, const std::string& section,
                                          const OfficialText& before);

// How a text differs from an earlier one, in paragraphs.
struct TextChanges {
  std::int64_t changed = 0;
  std::int64_t added = 0;
  std::int64_t gone = 0;
};
TextChanges compare_texts(const OfficialText& before, const OfficialText& now);

// The paragraph 'pinpoint', and with 'below' all that are below it. Empty when there is none.
std::vector<OfficialParagraph*> find_paragraphs(OfficialText& text, std::string_view pinpoint, bool below);

}  // namespace takecare::lang
