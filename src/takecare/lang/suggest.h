// 'Did you mean': the declared names nearest to a word that names nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace takecare::lang {

// How many letters must be changed, added, dropped or swapped with their neighbour to turn one word into the other (the
// optimal string alignment distance). Letters are bytes; names are ASCII.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidates near enough to be meant, nearest first, ties in alphabetical order, at most three. A candidate that
// differs only in upper and lower case or in '_' and '-' is the nearest.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

// "did you mean 'x'?", "did you mean 'x' or 'y'?"; empty when nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// "'a', 'b' or 'c'"; at most 'most' of them, then '…'.
std::string one_of_words(const std::vector<std::string>& words, std::size_t most = 6);

}  // namespace takecare::lang
