#include "takecare/lang/page_text.h"

#include <algorithm>
#include <optional>

namespace takecare::lang::syntax {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// A line of the page or a comment on a line of its own.
struct Row {
  PageLine line;
  std::optional<std::string> comment;  // at the end of the line
  bool is_comment = false;
};

std::string comment_text(const Comment& comment) { return comment.text.empty() ? "--" : "-- " + comment.text; }

// The last line of the page that begins at or above a line of the chapter.
std::size_t line_above(const std::vector<PageLine>& lines, int source_line) {
  std::size_t found = nowhere;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool better = found == nowhere || lines[i].source_line >= lines[found].source_line;
    if (lines[i].source_line <= source_line && better) found = i;
  }
  return found;
}

// The first line of the page that begins below a line of the chapter.
std::size_t line_below(const std::vector<PageLine>& lines, int source_line) {
  std::size_t found = nowhere;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool better = found == nowhere || lines[i].source_line < lines[found].source_line;
    if (lines[i].source_line > source_line && better) found = i;
  }
  return found;
}

// The comments of a block by the line of the page that they belong to.
struct Placed {
  std::vector<std::vector<const Comment*>> before;  // on lines of their own
  std::vector<std::vector<const Comment*>> after;   // likewise, below the line: at the end of a declaration
  std::vector<std::vector<const Comment*>> beside;  // at the end of the line
  std::vector<const Comment*> last;                 // below everything
};

bool at_margin(const Comment& comment, int margin) { return comment.place.column <= margin; }

void place_own_line(Placed& placed, const std::vector<PageLine>& lines, const Comment& comment, int margin) {
  const std::size_t below = line_below(lines, comment.place.line);
  const std::size_t above = line_above(lines, comment.place.line);
  const bool ends_declaration =
      above != nowhere && (below == nowhere || lines[below].header) && !at_margin(comment, margin);
  if (ends_declaration) {
    placed.after[above].push_back(&comment);
  } else if (below == nowhere) {
    placed.last.push_back(&comment);
  } else {
    placed.before[below].push_back(&comment);
  }
}

Placed place_comments(const std::vector<PageLine>& lines, const Block& block) {
  Placed placed;
  placed.before.resize(lines.size());
  placed.after.resize(lines.size());
  placed.beside.resize(lines.size());
  for (const Comment& comment : block.comments) {
    const std::size_t above = line_above(lines, comment.place.line);
    if (comment.own_line || above == nowhere) {
      place_own_line(placed, lines, comment, block.first_column);
    } else {
      placed.beside[above].push_back(&comment);
    }
  }
  return placed;
}

Row comment_row(const Comment& comment, int indent) {
  Row row;
  row.line.indent = indent;
  row.line.text = comment_text(comment);
  row.line.source_line = comment.place.line;
  row.line.clause = true;
  row.is_comment = true;
  row.line.table = indent > 0;  // it does not part the rows of a table
  return row;
}

std::vector<Row> merge(const std::vector<PageLine>& lines, const Block& block) {
  const Placed placed = place_comments(lines, block);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Comment* comment : placed.before[i]) rows.push_back(comment_row(*comment, lines[i].indent));
    const std::vector<const Comment*>& beside = placed.beside[i];
    // A line has room for one comment; those that lines now joined had before it stand above.
    for (std::size_t j = 0; j + 1 < beside.size(); ++j) rows.push_back(comment_row(*beside[j], lines[i].indent));
    Row row{.line = lines[i], .comment = {}, .is_comment = false};
    if (!beside.empty()) row.comment = comment_text(*beside.back());
    rows.push_back(std::move(row));
    for (const Comment* comment : placed.after[i]) rows.push_back(comment_row(*comment, clause_indent));
  }
  for (const Comment* comment : placed.last) rows.push_back(comment_row(*comment, 0));
  return rows;
}

// Whether the group of rows that begins here, comments at the margin and then a header, begins a declaration.
bool begins_group(const std::vector<Row>& rows, std::size_t at) {
  if (rows[at].line.indent > 0) return false;
  const bool follows_comment = at > 0 && rows[at - 1].is_comment && rows[at - 1].line.indent == 0;
  if (follows_comment) return false;
  std::size_t header = at;
  while (header < rows.size() && rows[header].is_comment && rows[header].line.indent == 0) ++header;
  return header == rows.size() || rows[header].line.header;
}

// Whether the comments of two rows, one after the other, begin in one column: neighbours, and all rows of a table.
bool share_column(const Row& above, const Row& below) {
  if (below.line.header) return false;
  return (above.comment && below.comment) || (above.line.table && below.line.table);
}

void align_comments(std::vector<Row>& rows) {
  const auto width = [](const Row& row) { return row.line.indent + text_width(row.line.text); };
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t last = first + 1;
    while (last < rows.size() && share_column(rows[last - 1], rows[last])) ++last;
    int column = 0;
    for (std::size_t i = first; i < last; ++i) {
      if (rows[i].comment) column = std::max(column, width(rows[i]));
    }
    for (std::size_t i = first; i < last; ++i) {
      if (rows[i].comment) rows[i].line.text = padded(rows[i].line.text, column - rows[i].line.indent);
    }
    first = last;
  }
}

}  // namespace

std::vector<std::string> page_text(const Page& page, const Block& block, const std::vector<bool>& is_blank) {
  std::vector<Row> rows = merge(page.lines(), block);
  align_comments(rows);
  const auto blank_above = [&](int source_line) {
    const int index = source_line - block.first_line - 1;
    return index >= 0 && static_cast<std::size_t>(index) < is_blank.size() && is_blank[static_cast<std::size_t>(index)];
  };
  std::vector<std::string> text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const bool same_line = i > 0 && rows[i - 1].line.source_line == row.line.source_line;
    const bool keeps = row.line.clause && !same_line && blank_above(row.line.source_line);
    if (i > 0 && (begins_group(rows, i) || keeps)) text.emplace_back();
    const std::string indent(static_cast<std::size_t>(row.line.text.empty() ? 0 : row.line.indent), ' ');
    text.push_back(indent + row.line.text + (row.comment ? "  " + *row.comment : ""));
  }
  return text;
}

}  // namespace takecare::lang::syntax
