// The names of what a program and its like are unfolded to. They have spaces, so that nothing in a book can be called
// so; but for the enumerations and the record that a book may name.
#pragma once

#include <string>
#include <string_view>

namespace takecare::lang::check {

inline std::string stage_enumeration(std::string_view record) { return std::string(record) + "Stage"; }
inline std::string act_enumeration(std::string_view record) { return std::string(record) + "Act"; }
inline std::string step_record(std::string_view record) { return std::string(record) + "Step"; }

inline std::string guard_name(std::string_view act, std::size_t number) {
  return std::string(act) + " guard " + std::to_string(number + 1);
}
inline std::string setting_name(std::string_view act, std::string_view field) {
  return std::string(act) + " sets " + std::string(field);
}
inline std::string movement_name(std::string_view act, std::size_t number) {
  return std::string(act) + " moves " + std::to_string(number + 1);
}
inline std::string invariant_name(std::size_t number) { return "always " + std::to_string(number + 1); }

// The record that sets a record beside the one that makes an actor what he is.
inline std::string pair_record(std::string_view subject, std::string_view holder) {
  return std::string(subject) + " and " + std::string(holder);
}
inline constexpr std::string_view the_subject = "the subject";
inline constexpr std::string_view the_actor = "the actor";
// 'what' is the act, 'correction', or a privacy declaration with the number of its line.
inline std::string where_name(std::string_view what, std::string_view authority) {
  return std::string(what) + " by " + std::string(authority);
}
inline std::string shown_name(std::string_view privacy, std::size_t line) {
  return std::string(privacy) + " line " + std::to_string(line + 1);
}

inline std::string applies_name(std::string_view duty) { return std::string(duty) + " applies"; }
inline std::string due_name(std::string_view duty) { return std::string(duty) + " due"; }
inline std::string done_name(std::string_view duty) { return std::string(duty) + " done"; }
inline std::string period_record(std::string_view duty) { return "period of " + std::string(duty); }

// Of a report: the rule, and the record that has the days of its period beside the record that lets it out.
inline std::string released_name(std::string_view report) { return std::string(report) + " released"; }
inline std::string release_record(std::string_view report) { return "release of " + std::string(report); }

}  // namespace takecare::lang::check
