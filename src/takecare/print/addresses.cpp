#include "takecare/print/addresses.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "takecare/pages/words.h"

namespace takecare::print {

namespace {

namespace fs = std::filesystem;

// The folders that all chapters have in common.
std::string common_root(const std::vector<lang::Chapter>& chapters) {
  if (chapters.empty()) return "";
  std::string root = chapters.front().file;
  for (const lang::Chapter& chapter : chapters) {
    const auto end = std::ranges::mismatch(root, chapter.file).in1;
    root.erase(end, root.end());
  }
  const std::size_t last = root.rfind('/');
  return last == std::string::npos ? "" : root.substr(0, last + 1);
}

// 'name.html', or 'name-2.html' where that is taken.
std::string free_name(std::set<std::string>& taken, const std::string& name) {
  std::string page = name + ".html";
  for (int next = 2; !taken.insert(page).second; ++next) page = name + "-" + std::to_string(next) + ".html";
  return page;
}

std::string from_here(const std::string& page, const std::string& anchor, std::string_view from) {
  return (page == from ? "" : page) + "#" + anchor;
}

const Place& place_of(const lang::Program& program, Target target) {
  switch (target.kind) {
    case TargetKind::extract: return at(program.extracts, target.of).place;
    case TargetKind::registry: return at(program.registries, target.of).place;
    case TargetKind::resolution: return at(program.resolutions, target.of).place;
    case TargetKind::published_register: return at(program.registers, target.of).place;
    case TargetKind::scenario: return at(program.scenarios, target.of).place;
    case TargetKind::report: return at(program.reports, target.of).place;
    case TargetKind::life_program: return at(program.programs, target.of).place;
    case TargetKind::notice: return at(program.notices, target.of).place;
    case TargetKind::duty: return at(program.duties, target.of).place;
    case TargetKind::privacy: return at(program.privacies, target.of).place;
    case TargetKind::release: return at(program.releases, target.of).place;
    default: break;
  }
  const lang::Definition& definition = at(program.definitions, target.of);
  return at(definition.versions, std::max(target.part, 0)).place;
}

std::string_view kind_word(const lang::Program& program, Target target) {
  switch (target.kind) {
    case TargetKind::extract: return "extract";
    case TargetKind::registry: return "registry";
    case TargetKind::resolution: return "resolution";
    case TargetKind::published_register: return "register";
    case TargetKind::scenario: return "scenario";
    case TargetKind::report: return "report";
    case TargetKind::life_program: return "program";
    case TargetKind::notice: return "notice";
    case TargetKind::duty: return "duty";
    case TargetKind::privacy: return "privacy";
    case TargetKind::release: return "release";
    default: break;
  }
  switch (at(program.definitions, target.of).kind) {
    case lang::DefinitionKind::rule: return "rule";
    case lang::DefinitionKind::value: return "value";
    case lang::DefinitionKind::list: return "list";
  }
  return "";
}

}  // namespace

std::string_view section_of(std::string_view pinpoint) { return pinpoint.substr(0, pinpoint.find('(')); }

std::string paragraph_anchor(const lang::Source& source, int paragraph) {
  const std::string& pinpoint = at(source.paragraphs, paragraph).pinpoint;
  const auto before = std::ranges::subrange(source.paragraphs.begin(), source.paragraphs.begin() + paragraph);
  const auto same = std::ranges::count(before, pinpoint, &lang::Paragraph::pinpoint);
  return same == 0 ? pinpoint : pinpoint + "-" + std::to_string(same + 1);
}

bool has_paragraph(const lang::Source& source, std::string_view pinpoint) {
  return std::ranges::find(source.paragraphs, pinpoint, &lang::Paragraph::pinpoint) != source.paragraphs.end();
}

Addresses::Addresses(const std::vector<lang::Chapter>& chapters, const lang::Program& program)
    : program_(program), root_(common_root(chapters)) {
  std::set<std::string> taken = {index_page, laws_page, terms_page, records_page, events_page, search_page};
  for (const lang::Source& source : program.sources) {
    laws_.push_back(free_name(taken, "law-" + pages::slug(source.name)));
    for (const lang::SectionText& text : source.sections) {
      const std::string law = laws_.back().substr(0, laws_.back().size() - 5);
      taken.insert(law + "-" + pages::slug(text.section) + ".html");
    }
  }
  for (const lang::Chapter& chapter : chapters) {
    const std::string name = name_in_book(chapter.file);
    const bool front = chapters.size() > 1 && name == "README.md";
    chapters_[chapter.file] =
        front ? index_page : free_name(taken, pages::slug(fs::path(name).replace_extension().string()));
  }
}

std::string Addresses::chapter(std::string_view file) const {
  const auto found = chapters_.find(file);
  return found == chapters_.end() ? "" : found->second;
}

std::string Addresses::name_in_book(std::string_view file) const {
  return std::string(file.starts_with(root_) ? file.substr(root_.size()) : file);
}

std::string Addresses::page_of(Target target) const {
  switch (target.kind) {
    case TargetKind::record:
    case TargetKind::field:
    case TargetKind::enumeration:
    case TargetKind::enumerator: return records_page;
    case TargetKind::source: return law(target.of);
    default: return chapter(place_of(program_, target).file);
  }
}

std::string Addresses::anchor(Target target) const {
  std::string name = name_of(program_, target);
  switch (target.kind) {
    case TargetKind::record:
    case TargetKind::enumeration: return name;
    case TargetKind::field: return at(program_.records, target.of).name + "." + name;
    case TargetKind::enumerator: return at(program_.enumerations, target.of).name + "." + name;
    case TargetKind::source: return "main";
    default: break;
  }
  std::string anchor = std::string(kind_word(program_, target)) + "-" + name;
  if (target.kind != TargetKind::definition) return anchor;
  const lang::Definition& definition = at(program_.definitions, target.of);
  const auto same = std::ranges::count(program_.definitions, name, &lang::Definition::name);
  if (same > 1) anchor += "-of-" + at(program_.records, definition.parameters.back()).name;
  if (target.part > 0) anchor += "-version-" + std::to_string(target.part + 1);
  return anchor;
}

std::string Addresses::of(Target target, std::string_view from) const {
  if (target.kind == TargetKind::source) return law(target.of);
  return from_here(page_of(target), anchor(target), from);
}

std::string Addresses::law(int source) const { return at(laws_, source); }

std::string Addresses::section(int source, std::string_view section) const {
  const auto& texts = at(program_.sources, source).sections;
  if (std::ranges::find(texts, section, &lang::SectionText::section) == texts.end()) return law(source);
  const std::string page = law(source);
  return page.substr(0, page.size() - 5) + "-" + pages::slug(section) + ".html";
}

std::string Addresses::paragraph(int source, std::string_view pinpoint, std::string_view from) const {
  if (!has_paragraph(at(program_.sources, source), pinpoint)) return "";
  return from_here(section(source, section_of(pinpoint)), std::string(pinpoint), from);
}

std::string Addresses::citation(const lang::Citation& citation, std::string_view from) const {
  if (citation.source < 0) return "";
  const std::string exact = paragraph(citation.source, citation.pinpoint, from);
  return exact.empty() ? law(citation.source) : exact;
}

std::string Addresses::text_file(std::string_view path) const {
  const fs::path wanted = fs::path(path).lexically_normal();
  for (int i = 0; i < count_of(program_.sources); ++i) {
    const lang::Source& source = at(program_.sources, i);
    if (!source.text_file.empty() && fs::path(source.text_file).lexically_normal() == wanted) return law(i);
    for (const lang::SectionText& text : source.sections) {
      if (fs::path(text.file).lexically_normal() == wanted) return section(i, text.section);
    }
  }
  return "";
}

}  // namespace takecare::print
