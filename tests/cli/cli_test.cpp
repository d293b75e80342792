// Runs the files of cases/: see README.md.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "pattern.h"
#include "script.h"

namespace takecare::tests {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  const std::ifstream in(path, std::ios::binary);
  return (std::ostringstream() << in.rdbuf()).str();
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// An empty folder that goes when the test does.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "takecare-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct Ran {
  int exit = -1;
  std::string out;
  std::string err;
};

Ran run_in(const fs::path& folder, const fs::path& capture, const std::string& command) {
  const std::string bin = fs::path(TAKECARE_COMMAND).parent_path().string();
  write(capture / "command",
        "export PATH='" + bin + "':$PATH ROOT='" TAKECARE_ROOT "'\ncd '" + folder.string() + "'\n" + command + "\n");
  const std::string line = "bash '" + (capture / "command").string() + "' >'" + (capture / "out").string() + "' 2>'" +
                           (capture / "err").string() + "' </dev/null";
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(capture / "out"),
          read(capture / "err")};
}

void expect_text(const std::optional<std::string>& expected, const std::string& found, const char* what,
                 const Step& step) {
  if (!expected) return;
  EXPECT_TRUE(matches(*expected, found)) << what << " of '" << step.command << "' is\n"
                                         << found << "--- expected\n"
                                         << *expected;
}

class Cli : public testing::TestWithParam<fs::path> {};

TEST_P(Cli, DoesWhatItsFileSays) {
  const Script script = parse_script(read(GetParam()));
  ASSERT_TRUE(script.error.empty()) << script.error;
  const Folder work;
  const Folder capture;
  for (const auto& file : script.files) write(work.path() / file.name, file.text);
  for (const Step& step : script.steps) {
    const Ran ran = run_in(work.path(), capture.path(), step.command);
    EXPECT_EQ(ran.exit, step.exit) << "exit of '" << step.command << "'\n" << ran.out << ran.err;
    expect_text(step.out, ran.out, "stdout", step);
    expect_text(step.err, ran.err, "stderr", step);
  }
}

std::vector<fs::path> scripts() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(TAKECARE_ROOT "/tests/cli/cases")) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
  std::ranges::replace_if(name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Cli, testing::ValuesIn(scripts()), name_of);

}  // namespace
}  // namespace takecare::tests
