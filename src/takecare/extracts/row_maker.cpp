#include "takecare/extracts/row_maker.h"

#include <fmt/format.h>

#include <algorithm>

namespace takecare::extracts {

std::vector<std::string> file_columns(const lang::Extract& extract) {
  std::vector<std::string> columns;
  for (const std::string& key : extract.key) {
    if (std::ranges::find(extract.columns, key, &lang::ExtractColumn::name) == extract.columns.end())
      columns.push_back(key);
  }
  for (const lang::ExtractColumn& column : extract.columns) columns.push_back(column.name);
  return columns;
}

Result<RowMaker> RowMaker::make(const lang::Program& program, int extract, const std::vector<lang::Draw>& draws) {
  const lang::Extract& definition = program.extracts[static_cast<std::size_t>(extract)];
  RowMaker maker;
  // One letter an extract, so that the numbers of two systems are never alike.
  maker.prefix_ = static_cast<char>('A' + extract % 26);
  maker.key_.resize(definition.key.size());
  const std::vector<std::string> names = file_columns(definition);
  for (std::size_t i = 0; i < names.size(); ++i) {
    Column column;
    const auto draw = std::ranges::find(draws, names[i], &lang::Draw::column);
    if (draw != draws.end()) column.draw = &*draw;
    const auto key = std::ranges::find(definition.key, names[i]);
    if (key != definition.key.end()) {
      column.key_part = static_cast<int>(key - definition.key.begin());
      maker.key_[static_cast<std::size_t>(column.key_part)] = i;
    }
    if (column.draw != nullptr) {
      for (const auto& [value, weight] : column.draw->choices) column.whole += weight;
    }
    const auto source = std::ranges::find(definition.columns, names[i], &lang::ExtractColumn::name);
    if (source != definition.columns.end()) {
      if (source->format == lang::ColumnFormat::date) {
        auto pattern = DatePattern::compile(source->pattern);
        if (!pattern) return std::unexpected(pattern.error());
        column.pattern = std::move(*pattern);
      }
      if (source->blank == lang::Blank::refused && column.draw == nullptr && column.key_part < 0) {
        return fail("the scenario draws nothing for " + names[i] + " of " + definition.name + ", which is required",
                    "Say what it is: '" + names[i] + " is …'.", source->place);
      }
    }
    maker.columns_.push_back(std::move(column));
  }
  maker.cells_.resize(names.size());
  return maker;
}

std::string RowMaker::drawn(const Column& column, Random& random) const {
  const lang::Draw& draw = *column.draw;
  if (draw.kind == lang::Draw::Kind::blank) return {};
  if (draw.blank_percent > 0 && random.below(100) < static_cast<std::uint64_t>(draw.blank_percent)) return {};
  switch (draw.kind) {
    case lang::Draw::Kind::constant: return draw.text;
    case lang::Draw::Kind::choice: {
      auto at =
          static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(std::max<std::int64_t>(column.whole, 1))));
      for (const auto& [value, weight] : draw.choices) {
        if (at < weight) return value;
        at -= weight;
      }
      return {};
    }
    case lang::Draw::Kind::date_range: {
      const auto day = static_cast<Days>(random.from_to(draw.from, draw.to));
      return column.pattern ? column.pattern->write(day) : format_iso_date(day);
    }
    case lang::Draw::Kind::number_range: return std::to_string(random.from_to(draw.from, draw.to));
    case lang::Draw::Kind::blank: break;
  }
  return {};
}

const std::vector<std::string>& RowMaker::make(Random& random, std::int64_t serial,
                                               const std::vector<std::string>& owner_key) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.key_part >= 0 && !owner_key.empty()) {
      cells_[i] = owner_key[static_cast<std::size_t>(column.key_part)];
    } else if (column.draw != nullptr) {
      cells_[i] = drawn(column, random);
    } else if (column.key_part >= 0) {
      cells_[i] = fmt::format("{}{:08}", prefix_, serial);
    } else {
      cells_[i].clear();
    }
  }
  return cells_;
}

std::vector<std::string> RowMaker::key() const {
  std::vector<std::string> key;
  for (const std::size_t place : key_) key.push_back(cells_[place]);
  return key;
}

}  // namespace takecare::extracts
