#include "takecare/lang/check/context.h"

#include <filesystem>

#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

Diagnostic& Context::error(std::string code, const Place& place, std::string message, std::string help) {
  return diagnostics.emplace_back(Diagnostic{.severity = Severity::error,
                                             .code = std::move(code),
                                             .message = std::move(message),
                                             .place = place,
                                             .help = std::move(help),
                                             .notes = {}});
}

Diagnostic& Context::warning(std::string code, const Place& place, std::string message, std::string help) {
  Diagnostic& diagnostic = error(std::move(code), place, std::move(message), std::move(help));
  diagnostic.severity = Severity::warning;
  return diagnostic;
}

void add_note(Diagnostic& diagnostic, const Place& place, std::string message) {
  diagnostic.notes.push_back(
      {.severity = Severity::note, .code = {}, .message = std::move(message), .place = place, .help = {}, .notes = {}});
}

void duplicate(Context& context, const std::string& what, const syntax::Name& name, const Place& first) {
  Diagnostic& diagnostic = context.error("declared-twice", name.place, what + " '" + name.text + "' is declared twice",
                                         "rename one of them, or take it out");
  add_note(diagnostic, first, "the other '" + name.text + "'");
}

namespace {

void not_found(Context& context, const std::string& message, const syntax::Name& name,
               const std::vector<std::string>& candidates) {
  if (context.broken_names.contains(name.text)) return;
  std::string help = did_you_mean(name.text, candidates);
  if (help.empty()) help = candidates.empty() ? "there is none" : "there is " + one_of_words(candidates);
  context.error("unknown-name", name.place, message + " '" + name.text + "'", std::move(help));
}

}  // namespace

void unknown(Context& context, const std::string& what, const syntax::Name& name,
             const std::vector<std::string>& candidates) {
  not_found(context, "there is no " + what, name, candidates);
}

void unknown_in(Context& context, const std::string& owner, const std::string& what, const syntax::Name& name,
                const std::vector<std::string>& candidates) {
  not_found(context, owner + " has no " + what, name, candidates);
}

void refuse_reserved(Context& context, const syntax::Name& name) {
  if (name.text != "as_of_date" && name.text != "period_start" && name.text != "period_end") return;
  context.error("reserved-name", name.place, "'" + name.text + "' is a date of the language itself",
                "choose another name");
}

std::string beside_chapter(const Place& place, const std::string& path) {
  return (std::filesystem::path(place.file).parent_path() / path).lexically_normal().string();
}

}  // namespace takecare::lang::check
