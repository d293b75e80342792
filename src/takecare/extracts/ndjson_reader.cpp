#include "takecare/extracts/ndjson_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "takecare/extracts/text.h"

namespace takecare::extracts {

namespace {

constexpr std::size_t most_unknown = 20;  // enough to report; a file may have any number of keys

// Collects the values of one object; what is nested is passed over, and is a problem only where a value is wanted.
class ObjectHandler {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = std::string;
  using binary_t = nlohmann::json::binary_t;

  ObjectHandler(const std::map<std::string, std::size_t, std::less<>>& places, std::vector<std::string>& values,
                std::vector<bool>& seen, std::set<std::string>& unknown, Row& row)
      : places_(places), values_(values), seen_(seen), unknown_(unknown), row_(row) {}

  bool null() { return simple({}, Form::nothing); }
  bool boolean(bool value) { return simple(value ? "true" : "false", Form::text); }
  bool number_integer(number_integer_t value) { return simple(std::to_string(value), Form::text); }
  bool number_unsigned(number_unsigned_t value) { return simple(std::to_string(value), Form::text); }
  bool number_float(number_float_t, const string_t& digits) { return simple(digits, Form::text); }
  bool string(const string_t& value) { return simple(value, Form::text); }
  bool binary(const binary_t&) { return true; }
  bool start_object(std::size_t) { return nest(false); }
  bool start_array(std::size_t) { return nest(true); }
  bool end_object() {
    ended_ = --depth_ == 0;
    return true;
  }
  bool end_array() {
    --depth_;
    return true;
  }

  bool key(const string_t& name) {
    if (depth_ != 1) return true;
    const auto found = places_.find(name);
    wanted_ = found == places_.end() ? -1 : static_cast<int>(found->second);
    name_ = name;
    if (wanted_ < 0) {
      if (unknown_.size() < most_unknown) unknown_.insert(name);
      return true;
    }
    if (given_[static_cast<std::size_t>(wanted_)]) row_.problem = "each key once; '" + name + "' stands twice";
    return true;
  }

  // Whether an object began and ended.
  bool read_object() const { return ended_; }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
    row_.problem = "one JSON object; this is not JSON from letter " + std::to_string(position) + " on";
    return false;
  }

 private:
  bool nest(bool is_array) {
    if (depth_ == 1 && wanted_ >= 0) seen_[static_cast<std::size_t>(wanted_)] = true;
    if (depth_ == 0 && is_array) {
      row_.problem = "one JSON object a line, not an array";
      return false;
    }
    if (depth_ == 1 && wanted_ >= 0 && row_.problem.empty())
      row_.problem = "a text, a number or a truth for '" + name_ + "'";
    ++depth_;
    return true;
  }

  bool simple(std::string value, Form form) {
    if (depth_ == 0) {
      row_.problem = "one JSON object a line";
      return false;
    }
    if (depth_ != 1 || wanted_ < 0) return true;
    const auto place = static_cast<std::size_t>(wanted_);
    values_[place] = std::move(value);
    row_.cells[place].form = form;
    seen_[place] = true;
    given_[place] = true;
    return true;
  }

  const std::map<std::string, std::size_t, std::less<>>& places_;
  std::vector<std::string>& values_;
  std::vector<bool>& seen_;
  std::set<std::string>& unknown_;
  Row& row_;
  std::vector<bool> given_ = std::vector<bool>(values_.size());
  std::string name_;
  int depth_ = 0;
  int wanted_ = -1;
  bool ended_ = false;
};

}  // namespace

NdjsonReader::NdjsonReader(TextWindow window, Encoding encoding, std::vector<std::string> columns)
    : window_(std::move(window)), encoding_(encoding), columns_(std::move(columns)) {
  for (std::size_t i = 0; i < columns_.size(); ++i) places_.emplace(columns_[i], i);
  values_.resize(columns_.size());
  seen_.resize(columns_.size());
}

Result<std::unique_ptr<NdjsonReader>> NdjsonReader::open(const std::filesystem::path& file, const FileScan& scan,
                                                         std::vector<std::string> columns) {
  auto window = TextWindow::open(file, scan);
  if (!window) return std::unexpected(window.error());
  return std::unique_ptr<NdjsonReader>(new NdjsonReader(std::move(*window), scan.encoding, std::move(columns)));
}

Result<bool> NdjsonReader::next(Row& row) {
  row.problem.clear();
  window_.drop(taken_);
  taken_ = 0;
  bool too_long = false;
  while (true) {
    const std::string_view text = window_.view();
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      // The rest of a line that is too long is passed over.
      if (text.size() > longest_row) {
        too_long = true;
        window_.drop(text.size() - 1000);
      }
      auto more = window_.more();
      if (!more) return std::unexpected(more.error());
      if (*more) continue;
      if (text.empty()) return false;
    }
    const std::string_view rest = window_.view();
    const std::size_t size = std::min(end, rest.size());
    taken_ = std::min(size + 1, rest.size());
    ++line_;
    std::string_view line = rest.substr(0, size);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() && !too_long) {
      window_.drop(taken_);
      taken_ = 0;
      continue;
    }
    ++lines_read_;
    row.row = line_;
    row.line = line_;
    row.raw = line;
    row.cells.assign(columns_.size(), Cell{{}, Form::nothing});
    if (too_long || size > longest_row) {
      row.problem = "a row of at most 1 MiB";
    } else {
      take_line(line, row);
    }
    return true;
  }
}

void NdjsonReader::take_line(std::string_view line, Row& row) {
  if (line.find('\0') != std::string_view::npos) {
    row.problem = "text without NUL bytes";
    return;
  }
  if (encoding_ == Encoding::mixed && !is_utf8(line)) {
    row.problem = "text in UTF-8";
    return;
  }
  for (std::string& value : values_) value.clear();
  ObjectHandler handler(places_, values_, seen_, unknown_, row);
  // Numbers that binary fractions cannot hold at all ('1e999') are an error here too.
  if (!nlohmann::json::sax_parse(line, &handler) && row.problem.empty()) row.problem = "one JSON object";
  if (handler.read_object()) ++objects_read_;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    row.cells[i].text = values_[i];
    if (row.problem.empty() && values_[i].find('\0') != std::string::npos) row.problem = "text without NUL bytes";
  }
}

std::vector<std::string> NdjsonReader::unknown_columns() const { return {unknown_.begin(), unknown_.end()}; }

std::vector<std::string> NdjsonReader::unseen_columns() const {
  std::vector<std::string> unseen;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!seen_[i]) unseen.push_back(columns_[i]);
  }
  return unseen;
}

}  // namespace takecare::extracts
