// Which states of a program are alike: the same acts are possible in them, and in whatever follows from them. So one of
// them stands for all when lives are tried out.
//
// States are told apart by the stage, by the facts that a condition of an act looks at that can still follow (ahead.h),
// or that an invariant looks at, and by who did what where an 'other than' that can still follow asks for it. Of an
// enumeration the values count that a condition tells apart; of a list that is not counted, which items it has; of an
// item which conditions it meets, where these rest on nothing else. Of a date it counts how long ago it is; before or
// after a day that a condition names; or when a day comes that a condition reckons from it in months. The day itself
// counts where what is recorded is reckoned in months, or while law that counts will change as acts may still follow.
#pragma once

#include <string>
#include <vector>

#include "takecare/programs/ahead.h"
#include "takecare/programs/fold.h"
#include "takecare/programs/item_conditions.h"

namespace takecare::programs {

// Equal for states that are alike when so many acts may follow. 'ahead' is what these can be; 'day' is that of the last
// act.
std::string key_of(const lang::Program& program, const Ahead& ahead, const State& state, Days day, int acts,
                   ItemConditions& conditions);

// Equal for items of a list of the record of a program that are alike.
std::string key_of_item(const lang::Program& program, const LookedAt& looked, LookedAt::Field list,
                        const engine::Item& item, ItemConditions& conditions);

// Who did something so far of which it counts who did it: each name once.
std::vector<std::string> who_counts(const Ahead& ahead, const State& state);

// Whether it counts who does an act. 'looked' is by all of the program.
bool counts_who(const lang::LifeProgram& life, const LookedAt& looked, int act);

}  // namespace takecare::programs
