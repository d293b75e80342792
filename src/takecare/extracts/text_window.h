// The bytes of a foreign text file as UTF-8, in a window that moves over it: memory is bounded however long the file
// is.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "takecare/base/error.h"
#include "takecare/extracts/file_scan.h"

namespace takecare::extracts {

class TextWindow {
 public:
  // Leaves out a byte order mark, and turns ISO 8859-1 into UTF-8.
  static Result<TextWindow> open(const std::filesystem::path& file, const FileScan& scan);
  ~TextWindow();
  TextWindow(TextWindow&&) noexcept;
  TextWindow& operator=(TextWindow&&) noexcept;

  std::string_view view() const;
  // Makes the window longer; false when the file has ended.
  Result<bool> more();
  // Moves the start of the window.
  void drop(std::size_t bytes);

 private:
  struct State;
  explicit TextWindow(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace takecare::extracts
