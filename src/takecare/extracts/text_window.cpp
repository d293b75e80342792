#include "takecare/extracts/text_window.h"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace takecare::extracts {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 20U;

struct FileCloser {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): what closes a file owns it
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// ISO 8859-1 has controls at 0x80…0x9F; files that call themselves so have the letters of Windows-1252 there.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_latin1(std::string& text, unsigned char byte) {
  if (byte < 0x80) {
    text += static_cast<char>(byte);
    return;
  }
  const unsigned code = byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
  if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  }
  text += static_cast<char>(0x80U | (code & 0x3FU));
}

}  // namespace

struct TextWindow::State {
  std::string name;
  std::unique_ptr<std::FILE, FileCloser> file;
  Encoding encoding = Encoding::utf8;
  std::string text;
  std::size_t start = 0;
  std::vector<char> block = std::vector<char>(block_size);
};

TextWindow::TextWindow(std::unique_ptr<State> state) : state_(std::move(state)) {}
TextWindow::~TextWindow() = default;
TextWindow::TextWindow(TextWindow&&) noexcept = default;
TextWindow& TextWindow::operator=(TextWindow&&) noexcept = default;

Result<TextWindow> TextWindow::open(const std::filesystem::path& file, const FileScan& scan) {
  auto state = std::make_unique<State>();
  state->name = file.string();
  state->encoding = scan.encoding;
  state->file = std::unique_ptr<std::FILE, FileCloser>(std::fopen(file.c_str(), "rb"));
  if (!state->file) return fail(state->name + " cannot be read", "Check the name and who may read it.", {state->name});
  if (scan.byte_order_mark && std::fseek(state->file.get(), 3, SEEK_SET) != 0) {
    return fail(state->name + " cannot be read", "It must be a file, not a pipe.", {state->name});
  }
  return TextWindow(std::move(state));
}

std::string_view TextWindow::view() const { return std::string_view(state_->text).substr(state_->start); }

Result<bool> TextWindow::more() {
  State& state = *state_;
  const std::size_t got = std::fread(state.block.data(), 1, state.block.size(), state.file.get());
  if (got == 0) {
    if (std::ferror(state.file.get()) != 0) return fail(state.name + " could not be read to its end", {}, {state.name});
    return false;
  }
  state.text.erase(0, state.start);
  state.start = 0;
  if (state.encoding == Encoding::latin1) {
    for (std::size_t i = 0; i < got; ++i) append_latin1(state.text, static_cast<unsigned char>(state.block[i]));
  } else {
    state.text.append(state.block.data(), got);
  }
  return true;
}

void TextWindow::drop(std::size_t bytes) { state_->start += bytes; }

}  // namespace takecare::extracts
