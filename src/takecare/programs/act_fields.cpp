#include "takecare/programs/act_fields.h"

namespace takecare::programs {

std::vector<int> fields_of(const lang::Act& act) {
  std::vector<int> fields;
  for (const auto* said : {&act.records, &act.may_record, &act.adds})
    fields.insert(fields.end(), said->begin(), said->end());
  for (const lang::Setting& setting : act.settings) fields.push_back(setting.field);
  for (const lang::Movement& moved : act.movements) fields.insert(fields.end(), {moved.from, moved.to});
  return fields;
}

}  // namespace takecare::programs
