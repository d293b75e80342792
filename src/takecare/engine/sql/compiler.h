// From the typed program to cells (cell.h): names of definitions become columns, quantifiers become gathers.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/engine/sql/cell.h"
#include "takecare/engine/sql/dialect.h"
#include "takecare/engine/sql/terms.h"
#include "takecare/engine/words.h"
#include "takecare/lang/program.h"

namespace takecare::engine::sql {

// Where an expression is said: over which frame, which axis each binding is, and what it reads.
struct Site {
  FrameId frame = 0;
  std::vector<int> bindings{};  // -1: not in view
  Joins* joins = nullptr;
  Cell* cell = nullptr;  // that may gather lists; nullptr within a gather, which can not
  std::string name{};    // what is computed on the way is named after this
  int definition = -1;
  engine::Scope scope{};  // its words
};

class Compiler {
 public:
  Compiler(const lang::Program& program, const Dialect& dialect, int record, Days as_of)
      : program_(program), dialect_(dialect), as_of_(as_of), frames_(program, record) {}

  // The definition for the rows of a chain.
  const Held& definition(int index, FrameId frame);
  // What is held, as seen from a SELECT.
  Term term_of(const Held& held, Site& site, const Part& part);
  std::string read_field(Site& site, int axis, int field, bool absent = false);
  std::string reference(Site& site, const Part& part, const std::string& column, int level);

  Frames& frames() { return frames_; }
  const std::vector<Cell>& cells() const { return cells_; }
  // The first construct that SQL can not say.
  const std::optional<Error>& error() const { return error_; }
  const lang::Program& program() const { return program_; }
  const Dialect& dialect() const { return dialect_; }
  Days as_of() const { return as_of_; }

 private:
  std::string truth(lang::ExprId id, Site& site);
  Term value(lang::ExprId id, Site& site);
  Term leaf(const lang::Expr& expr, Site& site);
  Term call(const lang::Expr& expr, Site& site);
  std::vector<std::string> truths(const std::vector<lang::ExprId>& ids, Site& site);
  std::string unless(const lang::Expr& expr, Site& site);
  void refuse(const lang::Expr& expr, const std::string& what);

  // compile_lists.cpp
  struct Listing;
  std::string quantifier(lang::ExprId id, Site& site);
  Term aggregate(lang::ExprId id, Site& site);
  std::string say_quantity(lang::ExprId id, Site& site);
  Term say_aggregate(lang::ExprId id, Site& site);
  Listing begin_list(const lang::Expr& expr, Site& site);
  // Whether the list of an axis is known, as a column.
  std::string list_known(Site& site, int axis, int field);
  Column each_column(lang::ExprId id, const Listing& listing, const Site& site, std::string sql);
  // The axes that an expression speaks of.
  Part speaks_of(lang::ExprId id, const Site& site);
  void find_free(lang::ExprId id, std::set<lang::BindingId>& free) const;
  // The same place seen from a part of the frame.
  Site within(const Site& site, const Part& part, Cell& cell);

  // compile_choose.cpp
  Held choose(lang::ExprId id, const Site& site, const std::string& name, std::vector<std::string> comment);
  void name_part(std::string& sql, const Site& in_parts, const std::string& what);
  Term value_of_case(lang::ExprId id, Site& in_parts, const std::string& number);
  std::string column_before(Cell& result, const Site& site, const std::string& name, std::string sql);

  Held keep(Cell cell, const Term& term, const std::string& name, std::vector<std::string> comment);
  int finish(Cell cell);
  std::string next_part(const std::string& name);
  std::string unique(FrameId frame, const std::string& name);
  std::vector<std::string> about(const lang::Definition& definition, const lang::Version* version) const;

  const lang::Program& program_;
  const Dialect& dialect_;
  Days as_of_;
  Frames frames_;
  std::vector<Cell> cells_;
  std::map<std::pair<int, FrameId>, Held> held_;
  std::map<std::string, int> parts_;
  std::map<FrameId, std::set<std::string>> names_;
  std::optional<Error> error_;
};

}  // namespace takecare::engine::sql
