// A script of acts within a Markdown file (README.md): each fence does something, or asks what came of it.
#pragma once

#include <optional>
#include <string>

#include "takecare/programs/judge.h"
#include "takecare/programs/memory_past.h"
#include "tests/support/fences.h"

namespace takecare::test {

class Script {
 public:
  explicit Script(const lang::Program& program);

  // What a fence that asks is answered; nothing after one that only does something.
  std::optional<std::string> run(const Fence& fence);

 private:
  void act(const std::string& body);
  void correct(const std::string& body);
  void done(Result<programs::Judgment> judgment);
  std::string state(const std::string& info) const;
  std::string show(const std::string& info);
  std::string duties(const std::string& info) const;
  std::string explore(const std::string& info) const;
  int program_named(const std::string& record) const;

  const lang::Program& program_;
  programs::MemoryPast past_;
  std::optional<programs::Judgment> last_;
  std::string problem_;
};

}  // namespace takecare::test
