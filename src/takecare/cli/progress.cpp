#include "takecare/cli/progress.h"

#include <fmt/core.h>

#include <cstdio>

#include "takecare/cli/command.h"

namespace takecare::cli {

Progress::Progress(std::string what) : what_(std::move(what)), last_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::at(std::int64_t done, const char* unit) { say(fmt::format("{} {}", with_commas(done), unit)); }

void Progress::say(const std::string& text) {
  const auto now = std::chrono::steady_clock::now();
  if (!stderr_is_terminal() || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  fmt::print(stderr, "\r\033[K{}: {}", what_, text);
  std::fflush(stderr);
}

std::string with_commas(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string counted(std::int64_t count, const char* one, const char* many) {
  return fmt::format("{} {}", with_commas(count), count == 1 ? one : many);
}

}  // namespace takecare::cli
