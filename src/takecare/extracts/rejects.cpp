#include "takecare/extracts/rejects.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "takecare/base/csv_write.h"
#include "takecare/extracts/file_scan.h"

namespace takecare::extracts {

namespace {

constexpr std::size_t longest_raw = 10'000;

// Text that any reader of CSV takes.
std::string readable(std::string_view raw) {
  std::string cut(raw.substr(0, longest_raw));
  if (raw.size() > longest_raw) cut += "…";
  if (cut.find('\0') == std::string::npos && is_utf8(cut)) return cut;
  std::string text;
  for (std::size_t at = 0; at < cut.size();) {
    std::size_t size = 1;
    while (size < 4 && at + size < cut.size() && !is_utf8(std::string_view(cut).substr(at, size))) ++size;
    const std::string_view letter = std::string_view(cut).substr(at, size);
    if (letter[0] != '\0' && is_utf8(letter)) {
      text += letter;
      at += size;
    } else {
      text += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(cut[at])));
      ++at;
    }
  }
  return text;
}

constexpr std::size_t flush_at = std::size_t{1} << 16U;

}  // namespace

RejectsWriter::RejectsWriter(int file, std::filesystem::path path, std::string name)
    : file_(file), path_(std::move(path)), name_(std::move(name)), text_("file,row,line,column,value,expected,raw\n") {}

RejectsWriter::~RejectsWriter() {
  if (file_ >= 0) ::close(file_);
}

RejectsWriter::RejectsWriter(RejectsWriter&& other) noexcept { *this = std::move(other); }

RejectsWriter& RejectsWriter::operator=(RejectsWriter&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(path_, other.path_);
  std::swap(name_, other.name_);
  std::swap(text_, other.text_);
  std::swap(failed_, other.failed_);
  return *this;
}

Result<RejectsWriter> RejectsWriter::open(const std::filesystem::path& path, std::string name) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0)
    return fail("the rejects file " + path.string() + " cannot be written",
                "Check the folder and the space on the disk.");
  return RejectsWriter(file, path, std::move(name));
}

void RejectsWriter::add(const Row& row, const Problem& problem) {
  const std::string row_number = std::to_string(row.row);
  const std::string line_number = row.line > 0 ? std::to_string(row.line) : std::string();
  const std::string raw = readable(row.raw);
  append_csv_row(text_, std::array<std::string_view, 7>{name_, row_number, line_number, problem.column, problem.value,
                                                        problem.expected, raw});
  if (text_.size() >= flush_at) flush();
}

void RejectsWriter::flush() {
  std::string_view rest = text_;
  while (!rest.empty() && !failed_) {
    const ::ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0) {
      failed_ = true;
    } else {
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  text_.clear();
}

Result<void> RejectsWriter::close() {
  flush();
  if (::fsync(file_) != 0) failed_ = true;
  if (::close(std::exchange(file_, -1)) != 0) failed_ = true;
  if (failed_)
    return fail("the rejects file " + path_.string() + " could not be written", "Check the space on the disk.");
  return {};
}

}  // namespace takecare::extracts
