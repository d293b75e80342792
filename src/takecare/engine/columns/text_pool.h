// Texts as codes: equal texts have equal codes. Code 0 is what rows without a known text hold, and stands for no text.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace takecare::engine::columns {

class TextPool {
 public:
  TextPool() { texts_.emplace_back(); }

  // The code of a text; a new one where it has none yet.
  std::int64_t code(std::string_view text) {
    if (const auto known = codes_.find(text); known != codes_.end()) return known->second;
    texts_.emplace_back(text);
    const auto code = static_cast<std::int64_t>(texts_.size()) - 1;
    codes_.emplace(texts_.back(), code);
    return code;
  }

  // -1 for a text that no row has.
  std::int64_t find(std::string_view text) const {
    const auto known = codes_.find(text);
    return known == codes_.end() ? -1 : known->second;
  }

  const std::string& text(std::int64_t code) const { return texts_[static_cast<std::size_t>(code)]; }

 private:
  std::deque<std::string> texts_;  // never moved, so that the keys below may view them
  std::unordered_map<std::string_view, std::int64_t> codes_;
};

}  // namespace takecare::engine::columns
