// What a report says, in three sentences and three figures.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

struct KeyFigure {
  std::string figure;  // '57,820'
  std::string words;   // 'persons on December 31, 2017'
};

struct Summary {
  std::vector<std::string> sentences;
  std::vector<KeyFigure> figures;
};

Summary summary_of(const Report& report);

// The time that the front part of a report shows: all periods where they add up, else the last one.
int main_time(const Report& report);

// 'on December 31, 2017', 'from January 28 to February 3, 2017'.
std::string when(const Time& time, int at);

}  // namespace takecare::reports::render
