// Diagnostics: what was wrong, where, and what to do. The library never prints and never throws across a module border;
// it returns these.
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace takecare {

// A place in a file. Lines and columns count from 1, columns in Unicode code points; 0 means 'not known'.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  int end_column = 0;  // one past the last column, on the same line

  friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning, note };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     // stable and short, for tests and documentation: 'unknown-name'
  std::string message;  // what was wrong
  Place place;
  std::string help;               // what to do; may be empty
  std::vector<Diagnostic> notes;  // further places, e.g. the other definition
};

// A failure of an operation that has no place in a book: one sentence that says what was wrong, and what to do.
struct Error {
  std::string message;
  std::string help;
  Place place;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(std::string message, std::string help = {}, Place place = {}) {
  return std::unexpected<Error>(Error{std::move(message), std::move(help), std::move(place)});
}

}  // namespace takecare
