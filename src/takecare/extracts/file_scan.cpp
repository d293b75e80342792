#include "takecare/extracts/file_scan.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "takecare/base/sha256.h"

namespace takecare::extracts {

namespace {

struct FileCloser {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): what closes a file owns it
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Tells UTF-8 from other bytes across the pieces of a file (Unicode, table 3-7).
class EncodingScanner {
 public:
  void add(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      // Eight ASCII bytes at a time; lines are counted only until the first byte that is not UTF-8.
      if (pending_ == 0) {
        while (i + 8 <= bytes.size() && is_ascii(bytes.data() + i)) {
          if (other_line_ == 0) count_lines(bytes.substr(i, 8));
          i += 8;
        }
        if (i == bytes.size()) break;
      }
      add_byte(static_cast<unsigned char>(bytes[i]));
    }
  }

  void end() {
    if (pending_ > 0) note_other();
  }

  Encoding encoding() const {
    if (other_line_ == 0) return Encoding::utf8;
    return multibyte_ ? Encoding::mixed : Encoding::latin1;
  }
  std::int64_t other_line() const { return other_line_; }

 private:
  static bool is_ascii(const char* eight) {
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    return (word & 0x8080808080808080U) == 0;
  }
  void count_lines(std::string_view eight) {
    for (const char c : eight) line_ += c == '\n' ? 1 : 0;
  }
  void note_other() {
    if (other_line_ == 0) other_line_ = line_;
    pending_ = 0;
  }

  void add_byte(unsigned char byte) {
    if (pending_ > 0) {
      if (byte >= low_ && byte <= high_) {
        low_ = 0x80;
        high_ = 0xBF;
        if (--pending_ == 0) multibyte_ = true;
        return;
      }
      note_other();
    }
    if (byte == '\n') ++line_;
    if (byte < 0x80) return;
    start_sequence(byte);
  }

  void start_sequence(unsigned char byte) {
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    if (byte >= 0xC2 && byte <= 0xDF) {
      pending_ = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
      pending_ = 2;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
      pending_ = 3;
    } else {
      note_other();
    }
  }

  std::int64_t line_ = 1;
  std::int64_t other_line_ = 0;
  int pending_ = 0;  // continuation bytes still to come
  unsigned char low_ = 0x80;
  unsigned char high_ = 0xBF;
  bool multibyte_ = false;
};

}  // namespace

bool is_utf8(std::string_view text) {
  EncodingScanner scanner;
  scanner.add(text);
  scanner.end();
  return scanner.encoding() == Encoding::utf8;
}

Result<FileScan> scan_file(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    return fail(file.string() + " is a folder", "Name the files in it.", {file.string()});
  }
  const std::unique_ptr<std::FILE, FileCloser> handle(std::fopen(file.c_str(), "rb"));
  if (!handle) return fail(file.string() + " cannot be read", "Check the name and who may read it.", {file.string()});
  Sha256 hash;
  EncodingScanner encoding;
  FileScan scan;
  std::vector<char> block(std::size_t{1} << 20U);
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), handle.get())) {
    const std::string_view bytes(block.data(), got);
    if (scan.bytes == 0) scan.byte_order_mark = bytes.starts_with("\xEF\xBB\xBF");
    scan.bytes += static_cast<std::int64_t>(got);
    hash.add(bytes);
    encoding.add(bytes);
  }
  if (std::ferror(handle.get()) != 0) return fail(file.string() + " could not be read to its end", {}, {file.string()});
  encoding.end();
  scan.sha256 = hash.hex();
  // A byte order mark is UTF-8 itself; a file that has one says that it is UTF-8.
  scan.encoding = encoding.encoding();
  scan.other_line = encoding.other_line();
  return scan;
}

std::string foreign_format(std::string_view head) {
  struct Magic {
    std::string_view bytes;
    const char* what;
  };
  static constexpr std::array<Magic, 9> magics = {{
      {"PK\x03\x04", "a ZIP file or a workbook (.xlsx); save the sheet as CSV in UTF-8"},
      {"\xD0\xCF\x11\xE0", "an old workbook (.xls); save the sheet as CSV in UTF-8"},
      {"\x1F\x8B", "compressed with gzip; unpack it first"},
      {"BZh", "compressed with bzip2; unpack it first"},
      {"\xFD"
       "7zXZ",
       "compressed with xz; unpack it first"},
      {"\xFF\xFE", "in UTF-16; save it in UTF-8"},
      {"\xFE\xFF", "in UTF-16; save it in UTF-8"},
      {"PAR1", "Parquet; give it a name that ends in .parquet"},
      {"%PDF", "a PDF; ask for the data themselves"},
  }};
  for (const Magic& magic : magics) {
    if (head.starts_with(magic.bytes)) return std::string("the file is ") + magic.what;
  }
  // UTF-16 without a mark: every other byte of the first characters is zero.
  if (head.size() >= 4 && (head[1] == '\0') != (head[0] == '\0') && (head[3] == '\0') == (head[1] == '\0')) {
    return "the file is in UTF-16; save it in UTF-8";
  }
  return {};
}

}  // namespace takecare::extracts
