// What the passes of the checker share: the trees they read, the program they build, the diagnostics they give.
//
// The passes run in the order of check.cpp. Each keeps going after an error; what is wrong is left out of the program
// or left incomplete, and is marked here where later passes would otherwise repeat the complaint.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takecare/lang/program.h"
#include "takecare/lang/syntax.h"

namespace takecare::lang::check {

using VersionDecl = std::variant<const syntax::RuleDecl*, const syntax::ValueDecl*, const syntax::ListDecl*>;

// The declarations behind a definition, in the order of Definition::versions.
struct DeclaredDefinition {
  std::vector<VersionDecl> versions;
  bool type_known = true;  // false: what the definition gives is not known, and whoever uses it says nothing about it
};

struct Context {
  Context(const std::vector<SyntaxChapter>& read, std::vector<Diagnostic>& given)
      : chapters(read), diagnostics(given) {}

  const std::vector<SyntaxChapter>& chapters;
  std::vector<Diagnostic>& diagnostics;
  SyntaxChapter unfolded;  // what programs, authorities, duties and privacy lines stand for (unfold.cpp)
  Program program;
  std::set<int> broken_enumerations;  // these may have further enumerators than the program knows
  std::set<int> broken_records;       // these may have further fields
  // Declared, but so broken that nothing is known of them: nobody complains of them again.
  std::set<std::string> broken_names;
  std::vector<DeclaredDefinition> definitions;  // parallel to Program::definitions

  // The reference holds until the next diagnostic; use it to add notes.
  Diagnostic& error(std::string code, const Place& place, std::string message, std::string help = {});
  Diagnostic& warning(std::string code, const Place& place, std::string message, std::string help = {});
};

void add_note(Diagnostic& diagnostic, const Place& place, std::string message);

// Whether a declaration has its name; one that is broken may lack even that. Some kinds have none.
template <class Decl>
bool is_named(const Decl& decl) {
  if constexpr (requires { decl.name.text; }) {
    return !decl.name.text.empty();
  } else {
    return true;
  }
}

// Every declaration of one kind, in the order of the book, but for those without a name.
template <class Decl>
std::vector<const Decl*> all(const Context& context) {
  std::vector<const Decl*> found;
  const auto look = [&found](const SyntaxChapter& chapter) {
    for (const syntax::Block& block : chapter.blocks) {
      for (const syntax::Declaration& declaration : block.declarations) {
        const auto* decl = std::get_if<Decl>(&declaration);
        if (decl != nullptr && is_named(*decl)) found.push_back(decl);
      }
    }
  };
  for (const SyntaxChapter& chapter : context.chapters) look(chapter);
  look(context.unfolded);
  return found;
}

template <class T>
const T& at(const std::vector<T>& all, int index) {
  return all[static_cast<std::size_t>(index)];
}
template <class T>
T& at(std::vector<T>& all, int index) {
  return all[static_cast<std::size_t>(index)];
}

template <class T>
int size_of(const std::vector<T>& all) {
  return static_cast<int>(all.size());
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& all) {
  std::vector<std::string> names;
  names.reserve(all.size());
  for (const T& one : all) names.push_back(one.name);
  return names;
}

// -1 when there is none.
template <class T>
int index_of(const std::vector<T>& all, std::string_view name) {
  for (int i = 0; i < size_of(all); ++i) {
    if (at(all, i).name == name) return i;
  }
  return -1;
}

// 'x is declared twice', at the second place, with a note at the first.
void duplicate(Context& context, const std::string& what, const syntax::Name& name, const Place& first);

// "there is no source 'x'", with the nearest candidate, or else the first of them, as help. Silent about broken names.
void unknown(Context& context, const std::string& what, const syntax::Name& name,
             const std::vector<std::string>& candidates);

// Likewise: "Person has no field 'x'".
void unknown_in(Context& context, const std::string& owner, const std::string& what, const syntax::Name& name,
                const std::vector<std::string>& candidates);

// Refuses a name that the language itself has for a value: 'as_of_date'.
void refuse_reserved(Context& context, const syntax::Name& name);

// A path that a chapter names, relative to the chapter's file.
std::string beside_chapter(const Place& place, const std::string& path);

}  // namespace takecare::lang::check
