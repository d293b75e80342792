// Who may see which field of whose record, and that no field is left out.
#include <set>

#include "takecare/lang/check/actors.h"
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/generated_names.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/programs.h"
#include "takecare/lang/contains.h"

namespace takecare::lang::check {

namespace {

using syntax::PrivacyDecl;
using syntax::ShowsDecl;

void read_fields(Context& context, const ShowsDecl& decl, const Record& record, PrivacyLine& line) {
  for (const syntax::Name& name : decl.fields) {
    const int field = index_of(record.fields, name.text);
    if (field < 0) {
      unknown_in(context, record.name, "field", name, names_of(record.fields));
    } else if (at(record.fields, field).protected_by) {
      const std::string provision = at(record.fields, field).protected_by->text;
      context.error("protected-field", name.place, "'" + name.text + "' is protected by " + provision,
                    "only a line 'shows protected by " + provision + " to …' shows it");
    } else if (contains(line.fields, field)) {
      context.error("declared-twice", name.place, "'" + name.text + "' stands twice in this line",
                    "take one of them out");
    } else {
      line.fields.push_back(field);
    }
  }
}

PrivacyLine read_line(Context& context, const PrivacyDecl& decl, std::size_t number, int record) {
  const ShowsDecl& shows = decl.shows[number];
  PrivacyLine line{.fields = {},
                   .everything = shows.everything,
                   .provision = std::nullopt,
                   .to = {},
                   .ground = shows.ground->text,
                   .citations = read_citations(context, shows.citations),
                   .place = shows.place};
  if (shows.provision) line.provision = read_citation(context, *shows.provision);
  read_fields(context, shows, at(context.program.records, record), line);
  for (ActBy& by : read_actors(context, shows.to, record, shown_name(decl.name.text, number))) {
    line.to.push_back({.authority = by.authority, .where = std::move(by.where), .words = std::move(by.words)});
  }
  return line;
}

// ---- What no line shows

class Shown {
 public:
  Shown(const Program& program, int record) : program_(program) {
    for (const Privacy& privacy : program.privacies) {
      if (privacy.record != record) continue;
      for (const PrivacyLine& line : privacy.lines) {
        everything_ = everything_ || line.everything;
        fields_.insert(line.fields.begin(), line.fields.end());
        if (line.provision) provisions_.insert(line.provision->text);
      }
    }
  }

  // The provisions of 'field', and of what lies below it, that no line is for.
  void missing_provisions(const Field& field, std::set<std::string>& missing) const {
    if (field.protected_by && !provisions_.contains(field.protected_by->text)) missing.insert(field.protected_by->text);
    if (field.type.kind != Kind::list || field.refers) return;
    for (const Field& below : at(program_.records, field.type.of).fields) missing_provisions(below, missing);
  }

  bool shows(int index, const Field& field) const {
    return everything_ || fields_.contains(index) || field.protected_by.has_value();
  }

 private:
  const Program& program_;
  bool everything_ = false;
  std::set<int> fields_;
  std::set<std::string> provisions_;
};

void check_shown(Context& context, const LifeProgram& program) {
  const Record& record = at(context.program.records, program.record);
  const bool any = contains(context.program.privacies, program.record, &Privacy::record);
  if (!any) {
    context.error("no-privacy", program.place, "nothing says who may see a " + record.name,
                  "declare 'privacy NAME of " + record.name + "' and write who sees which fields on what ground");
    return;
  }
  const Shown shown(context.program, program.record);
  std::set<std::string> missing;
  for (int i = 0; i < size_of(record.fields); ++i) {
    const Field& field = at(record.fields, i);
    if (!shown.shows(i, field)) {
      context.error("shown-to-nobody", field.place,
                    "no privacy line shows '" + field.name + "' of " + record.name + " to anybody",
                    "write who may see it, or leave the field out: what nobody may see is not kept");
    }
    shown.missing_provisions(field, missing);
  }
  for (const std::string& provision : missing) {
    context.error("shown-to-nobody", program.place,
                  "no privacy line of " + record.name + " is for what " + provision + " protects",
                  "write 'shows protected by " + provision + " to AUTHORITY for \"the ground\"'");
  }
}

void read_privacy(Context& context, const PrivacyDecl& decl) {
  const int record = record_with_life(context, decl.record);
  if (record < 0) return;
  Privacy privacy{.name = decl.name.text,
                  .record = record,
                  .citations = read_citations(context, decl.citations),
                  .lines = {},
                  .place = decl.name.place};
  for (std::size_t i = 0; i < decl.shows.size(); ++i) privacy.lines.push_back(read_line(context, decl, i, record));
  context.program.privacies.push_back(std::move(privacy));
}

}  // namespace

void check_privacy(Context& context) {
  bool broken = false;
  for (const auto* decl : all<PrivacyDecl>(context)) {
    broken = broken || decl->header.broken;
    if (const int first = index_of(context.program.privacies, decl->name.text); first >= 0) {
      duplicate(context, "privacy declaration", decl->name, at(context.program.privacies, first).place);
    } else if (!decl->header.broken) {
      read_privacy(context, *decl);
    }
  }
  if (broken) return;
  for (const LifeProgram& program : context.program.programs) check_shown(context, program);
}

}  // namespace takecare::lang::check
