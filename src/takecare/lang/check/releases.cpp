// Releases: which acts let a report out, where its digest is, and what is published of the record itself.
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/generated_names.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/programs.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

using syntax::ReleaseDecl;

class ReleaseReader {
 public:
  ReleaseReader(Context& context, const ReleaseDecl& decl) : context_(context), decl_(decl) {}

  void read() {
    release_.record = record_with_life(context_, decl_.record);
    if (release_.record < 0) return;
    const std::vector<Release>& all = context_.program.releases;
    for (const Release& other : all) {
      if (other.record != release_.record) continue;
      Diagnostic& twice = context_.error("declared-twice", decl_.record.place,
                                         "'" + other.name + "' is the release of " + decl_.record.text + " already",
                                         "put the lines of both into one");
      add_note(twice, other.place, "the other release");
      return;
    }
    release_.name = decl_.name.text;
    release_.place = decl_.name.place;
    release_.program = context_.program.program_of(release_.record);
    release_.citations = read_citations(context_, decl_.citations);
    read_line(decl_.publishes, release_.publishes);
    read_line(decl_.corrects, release_.corrects);
    read_line(decl_.withdraws, release_.withdraws);
    for (const syntax::Name& name : decl_.prints) read_printed(name);
    context_.program.releases.push_back(std::move(release_));
  }

 private:
  const Record& record() const { return at(context_.program.records, release_.record); }

  void read_line(const std::optional<syntax::ReleaseLineDecl>& decl, ReleaseLine& line) {
    if (!decl || release_.program < 0) return;
    const LifeProgram& program = at(context_.program.programs, release_.program);
    for (const syntax::Name& name : decl->acts) {
      const int act = index_of(program.acts, name.text);
      if (act < 0) {
        unknown_in(context_, program.name, "act", name, names_of(program.acts));
      } else {
        line.acts.push_back(act);
      }
    }
    if (decl->digest) line.digest = text_field(*decl->digest, "a digest");
    if (decl->saying) line.saying = text_field(*decl->saying, "what is said");
  }

  int text_field(const syntax::Name& name, const std::string& what) {
    const int field = shown_field(name);
    if (field < 0) return -1;
    const Type type = at(record().fields, field).type;
    if (type.kind == Kind::text) return field;
    context_.error("wrong-type", name.place,
                   what + " is a text, and '" + name.text + "' is " + words(context_.program, type),
                   "name a field of " + record().name + " that is a text");
    return -1;
  }

  void read_printed(const syntax::Name& name) {
    const int field = shown_field(name);
    if (field < 0) return;
    if (contains(release_.prints, field)) {
      context_.error("declared-twice", name.place, "'" + name.text + "' is printed twice", "take one of them out");
      return;
    }
    release_.prints.push_back(field);
  }

  // A field that may be published: none that is protected or names a person, at any depth.
  int shown_field(const syntax::Name& name) {
    const int field = index_of(record().fields, name.text);
    if (field < 0) {
      unknown_in(context_, record().name, "field", name, names_of(record().fields));
      return -1;
    }
    const Field* limited = limited_below(at(record().fields, field));
    if (limited == nullptr) return field;
    const bool identifies = limited->identifies;
    Diagnostic& diagnostic =
        context_.error(identifies ? "identifying-field" : "protected-field", name.place,
                       "'" + name.text + "' would be published, and '" + limited->name + "' " +
                           (identifies ? "identifies a person" : "is protected by " + limited->protected_by->text),
                       "take it out; nothing that goes out shows such a field");
    add_note(diagnostic, limited->place, "the field");
    return -1;
  }

  const Field* limited_below(const Field& field) const {
    if (field.identifies || field.protected_by) return &field;
    if (field.type.kind != Kind::list || field.refers) return nullptr;
    for (const Field& below : at(context_.program.records, field.type.of).fields) {
      if (const Field* found = limited_below(below)) return found;
    }
    return nullptr;
  }

  Context& context_;
  const ReleaseDecl& decl_;
  Release release_;
};

// ---- Which reports

void read_released(Context& context, const syntax::ReportDecl& decl) {
  const int report = context.program.find_report(decl.name.text);
  if (report < 0 || !decl.released) return;
  const syntax::ReleasedDecl& released = *decl.released;
  const int record = record_with_life(context, released.record);
  if (record < 0) return;
  const std::vector<Release>& releases = context.program.releases;
  for (int i = 0; i < size_of(releases); ++i) {
    if (at(releases, i).record == record) context.program.reports[static_cast<std::size_t>(report)].release = i;
  }
  Report& of = context.program.reports[static_cast<std::size_t>(report)];
  if (of.release < 0) {
    context.error("no-release", released.record.place,
                  "nothing says which act on a " + released.record.text + " lets a report out",
                  "declare 'release NAME of " + released.record.text + "', with 'publishes DIGEST by ACT'");
    return;
  }
  if (of.every == Every::once && !decl.every_place) {
    context.error("no-period", released.place, "this report is released, and nothing says for which periods it is made",
                  "add a line 'every quarter', 'every week', … or 'once'");
  }
  if (released.where.empty()) return;
  const int period = context.program.find_record(release_record(decl.name.text));
  if (period >= 0) of.released = find_definition_of(context.program, period, released_name(decl.name.text));
}

}  // namespace

void check_releases(Context& context) {
  for (const auto* decl : all<ReleaseDecl>(context)) {
    if (const int first = index_of(context.program.releases, decl->name.text); first >= 0) {
      duplicate(context, "release", decl->name, at(context.program.releases, first).place);
    } else if (!decl->header.broken) {
      ReleaseReader(context, *decl).read();
    }
  }
  for (const auto* decl : all<syntax::ReportDecl>(context)) read_released(context, *decl);
}

}  // namespace takecare::lang::check
