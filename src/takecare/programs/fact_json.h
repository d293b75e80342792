// Facts as an event of the ledger has them (said.h).
#pragma once

#include "takecare/base/error.h"
#include "takecare/engine/case.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"
#include "takecare/ledger/canonical.h"

namespace takecare::programs {

// A fact of a field that is no list.
ledger::Json fact_json(const lang::Program& program, const lang::Field& field, const engine::Fact& fact);
// The facts of an item that are known or not applicable; its lists are left out.
ledger::Json item_json(const lang::Program& program, const engine::Item& item);

// The error says what was expected and how to write it.
Result<engine::Fact> read_fact(const lang::Program& program, const lang::Field& field, const ledger::Json& json);
// An item of a list, an object; its facts have 'origin'. Lists within it stay unknown.
Result<engine::Item> read_item(const lang::Program& program, int record, const ledger::Json& json, int origin);

// What was computed, as a fact of the field: unknown unless it is one value, or surely none and the field may be so.
engine::Fact fact_of(const lang::Field& field, const engine::Value& value);

// '--set FIELD=TEXT': yes and no, 'unknown', 'not applicable', a text with or without quotation marks. What does not
// suit the field is left a text, so that read_fact says what is wrong with it.
ledger::Json json_of_words(const lang::Field& field, std::string_view words);

}  // namespace takecare::programs
