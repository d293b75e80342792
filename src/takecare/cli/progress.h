// One line on a terminal that says how far a long step is. On anything else it prints nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace takecare::cli {

class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();  // takes the line away
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(std::int64_t done, const char* unit);
  void say(const std::string& text);

 private:
  std::string what_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

// 1234567 as '1,234,567'.
std::string with_commas(std::int64_t number);

// '1 row', '1,234 rows'.
std::string counted(std::int64_t count, const char* one, const char* many);

}  // namespace takecare::cli
