#include "takecare/lang/check/paths.h"

#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

void not_a_list(Context& context, const syntax::PathStep& step, const Type& type) {
  context.error("not-a-list", step.name.place,
                "'" + step.name.text + "' is " + words(context.program, type) + ", and nothing is inside it",
                "end the path here");
}

}  // namespace

std::optional<ReadPath> read_path(Context& context, const syntax::Path& path, int record) {
  ReadPath read;
  for (const syntax::PathStep& step : path.steps) {
    const Record& declared = at(context.program.records, record);
    const int index = index_of(declared.fields, step.name.text);
    if (index < 0) {
      if (!context.broken_records.contains(record)) {
        unknown_in(context, declared.name, "field", step.name, names_of(declared.fields));
      }
      return std::nullopt;
    }
    read.fields.push_back(index);
    read.type = at(declared.fields, index).type;
    read.text += (read.text.empty() ? "" : ".") + step.name.text;
    if (step.index > 0) read.text += "[" + std::to_string(step.index) + "]";
    const bool inside = step.index > 0 || &step != &path.steps.back();
    if (inside && read.type.kind != Kind::list) return not_a_list(context, step, read.type), std::nullopt;
    if (inside) record = read.type.of;
  }
  return read;
}

}  // namespace takecare::lang::check
