// What the commands share: how they end, what they print to, and the options that several of them have.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::cli {

// How a command ends: done; the answer is no (errors in the book, rows rejected); wrong use, or an input that cannot be
// read.
inline constexpr int exit_done = 0;
inline constexpr int exit_no = 1;
inline constexpr int exit_wrong_use = 2;

// The exit status of the one command that ran.
struct Outcome {
  int exit = exit_done;
};

enum class Format { text, json };

// Adds --format text|json.
void add_format(CLI::App& command, Format& format);

// Adds --as-of DATE, required. CLI11 refuses what is no date.
void add_as_of(CLI::App& command, std::string& as_of);

// For CLI11: what is wrong with a date; empty when nothing is.
std::function<std::string(std::string&)> is_date();

// Ends the help of a command with an example of its use.
void add_example(CLI::App& command, std::string_view example);

// Prints 'file:line:column: error: message' and the help to stderr; the exit status for it.
int report_error(const Error& error, int exit = exit_wrong_use);

// Whether a stream is a terminal: colors and progress go to terminals only.
bool stdout_is_terminal();
bool stderr_is_terminal();

}  // namespace takecare::cli
