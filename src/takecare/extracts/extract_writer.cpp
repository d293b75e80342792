#include "takecare/extracts/extract_writer.h"

#include <utility>

#include "takecare/base/csv_write.h"
#include "takecare/base/write_file.h"

namespace takecare::extracts {

namespace {

constexpr std::size_t flush_at = std::size_t{1} << 16U;

}  // namespace

Result<ExtractWriter> ExtractWriter::open(const std::filesystem::path& file, const std::vector<std::string>& columns) {
  ExtractWriter writer;
  writer.file_ = file;
  writer.temporary_ = temporary_beside(file);
  writer.stream_ = std::make_unique<std::ofstream>(writer.temporary_, std::ios::binary);
  if (!*writer.stream_)
    return fail("cannot write " + file.string(), "Check the folder and who may write it.", {file.string()});
  writer.write(columns);
  return writer;
}

ExtractWriter::~ExtractWriter() {
  stream_.reset();
  std::error_code ignored;
  if (!temporary_.empty()) std::filesystem::remove(temporary_, ignored);
}

ExtractWriter::ExtractWriter(ExtractWriter&& other) noexcept { *this = std::move(other); }

ExtractWriter& ExtractWriter::operator=(ExtractWriter&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(temporary_, other.temporary_);
  std::swap(stream_, other.stream_);
  std::swap(text_, other.text_);
  std::swap(rows_, other.rows_);
  return *this;
}

void ExtractWriter::add(const std::vector<std::string>& cells) {
  write(cells);
  ++rows_;
}

void ExtractWriter::write(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text_ += ',';
    append_csv_field(text_, cells[i]);
  }
  text_ += '\n';
  if (text_.size() < flush_at) return;
  *stream_ << text_;
  text_.clear();
}

Result<std::filesystem::path> ExtractWriter::finish() {
  *stream_ << text_;
  stream_->flush();
  if (!*stream_) return fail("cannot write " + file_.string(), "Check the space on the disk.", {file_.string()});
  stream_.reset();
  auto moved = move_into_place(std::exchange(temporary_, {}), file_);
  if (!moved) return std::unexpected(moved.error());
  return file_;
}

}  // namespace takecare::extracts
