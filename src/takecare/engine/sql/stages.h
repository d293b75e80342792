// The cells as a chain of common table expressions: first the rows and items that are read, then stage by stage what
// is worked out of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "takecare/engine/sql/compiler.h"

namespace takecare::engine::sql {

class Stages {
 public:
  // After everything is compiled.
  Stages(Compiler& compiler, std::string table);

  // 'WITH …', without what is selected from it in the end.
  std::string with();
  // FROM and JOIN for a SELECT over a frame, of the stages that it needs; of the frame itself the one at 'level'.
  std::string from(FrameId frame, const Joins& joins, int level, std::size_t indent);
  int last_level(FrameId frame) const;
  // The most columns that a stage has.
  std::size_t widest() const;

 private:
  using Cells = std::vector<const Cell*>;

  std::string stage_name(FrameId frame, int level) const;
  Shape shape_of(FrameId frame) const;
  void add(std::string& all, const std::string& name, const std::string& select) const;
  std::string read(FrameId frame) const;
  std::string pairs(FrameId frame);
  std::string stage(FrameId frame, int level, const Cells& cells);
  std::string gather(FrameId frame, const Gather& gather);
  std::string join_on(FrameId frame, const Part& part, const std::string& alias, const std::string& relation) const;
  std::string alias_of(FrameId frame) { return dialect().name(compiler_.frames().alias(frame, frames().whole(frame))); }
  Frames& frames() { return compiler_.frames(); }
  const Frames& frames() const { return compiler_.frames(); }
  const Dialect& dialect() const { return compiler_.dialect(); }

  Compiler& compiler_;
  std::string table_;
  std::map<FrameId, std::map<int, Cells>> by_frame_;
};

// 'sql AS "name"', a column a line, with their comments.
std::string column_lines(const Dialect& dialect, const std::vector<Column>& columns, std::size_t indent);

}  // namespace takecare::engine::sql
