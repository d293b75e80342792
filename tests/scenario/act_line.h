// An act of the script, as an official reads it (README.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::test {

struct ActLine {
  std::string time;    // when it is recorded: 'YYYY-MM-DDTHH:MM:00Z'
  std::string record;  // 'Officer'
  std::string id;
  std::string act;
  bool corrects = false;  // the last act of that name
  std::string actor;
  std::string on;                     // the day on which it was done; empty: the day of the time
  std::vector<std::string> settings;  // 'FIELD=VALUE', 'LIST.FIELD=VALUE'
  std::vector<std::string> evidence;
  std::string reasons;
  std::vector<std::string> refused;  // what must stand in the way, and nothing else; empty: it must be done
};

// '2017-02-20 14:05 Officer O-17 offer as D-1', then in any order 'on DATE', 'set A=…, B=…', 'evidence "…", "…"',
// 'reasons "…"', and last 'is refused because NAME, NAME'. A correction has 'correct' before the name of the act.
Result<ActLine> read_act_line(std::string_view text);

}  // namespace takecare::test
