#include "takecare/extracts/scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "takecare/extracts/apportion.h"
#include "takecare/extracts/extract_writer.h"
#include "takecare/extracts/random.h"
#include "takecare/extracts/row_maker.h"

namespace takecare::extracts {

namespace {

using lang::Scenario;
using lang::ScenarioRows;

// The rows of one extract of the scenario, and of those that hang on them.
struct Part {
  const ScenarioRows* rows = nullptr;
  std::vector<RowMaker> groups;
  std::vector<std::int64_t> weights;
  std::vector<std::size_t> children;  // parts
  ExtractWriter* writer = nullptr;
};

class Generator {
 public:
  Generator(const lang::Program& program, const Scenario& scenario, const GenerateOptions& options)
      : program_(program), scenario_(scenario), options_(options), random_(options.seed) {}

  Result<std::vector<GeneratedFile>> run(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (auto prepared = prepare(folder); !prepared) return std::unexpected(prepared.error());
    make_rows();
    std::vector<GeneratedFile> files;
    for (auto& [extract, writer] : writers_) {
      auto file = writer.finish();
      if (!file) return std::unexpected(file.error());
      files.push_back({program_.extracts[static_cast<std::size_t>(extract)].name, *file, writer.rows()});
    }
    return files;
  }

 private:
  Result<void> prepare(const std::filesystem::path& folder) {
    parts_.resize(scenario_.rows.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const ScenarioRows& rows = scenario_.rows[i];
      Part& part = parts_[i];
      part.rows = &rows;
      auto writer = writers_.find(rows.extract);
      if (writer == writers_.end()) {
        const lang::Extract& extract = program_.extracts[static_cast<std::size_t>(rows.extract)];
        auto opened = ExtractWriter::open(folder / (extract.name + ".csv"), file_columns(extract));
        if (!opened) return std::unexpected(opened.error());
        writer = writers_.emplace(rows.extract, std::move(*opened)).first;
      }
      part.writer = &writer->second;
      for (const lang::ScenarioGroup& group : rows.groups) {
        auto maker = RowMaker::make(program_, rows.extract, group.draws);
        if (!maker) return std::unexpected(maker.error());
        part.groups.push_back(std::move(*maker));
        part.weights.push_back(group.weight);
      }
      if (rows.owner >= 0) parts_[static_cast<std::size_t>(rows.owner)].children.push_back(i);
    }
    return {};
  }

  // How many rows each group of the parts without an owner has.
  std::vector<std::vector<std::int64_t>> counts() const {
    std::vector<std::int64_t> weights;
    for (const Part& part : parts_) {
      if (part.rows->owner < 0) weights.insert(weights.end(), part.weights.begin(), part.weights.end());
    }
    const std::vector<std::int64_t> shares = options_.people > 0 ? apportion(options_.people, weights) : weights;
    std::vector<std::vector<std::int64_t>> counts;
    auto share = shares.begin();
    for (const Part& part : parts_) {
      if (part.rows->owner >= 0) {
        counts.emplace_back();
        continue;
      }
      const auto end = share + static_cast<std::ptrdiff_t>(part.weights.size());
      counts.emplace_back(share, end);
      share = end;
    }
    return counts;
  }

  void make_rows() {
    std::vector<std::vector<std::int64_t>> left = counts();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      std::int64_t rest = std::accumulate(left[i].begin(), left[i].end(), std::int64_t{0});
      // Drawn without putting back: the totals are exact, and the order tells nothing of the group.
      for (; rest > 0; --rest) {
        const std::size_t group = pick(left[i], rest);
        --left[i][group];
        make_row(parts_[i], group, {});
      }
    }
  }

  std::size_t pick(const std::vector<std::int64_t>& weights, std::int64_t whole) {
    auto at = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(whole)));
    std::size_t group = 0;
    while (at >= weights[group]) at -= weights[group++];
    return group;
  }

  void make_row(Part& part, std::size_t group, const std::vector<std::string>& owner_key) {
    const std::vector<std::string>& cells = part.groups[group].make(random_, part.writer->rows() + 1, owner_key);
    part.writer->add(cells);
    if (options_.progress && ++made_ % (1 << 16) == 0) options_.progress(made_);
    if (part.children.empty()) return;
    const std::vector<std::string> key = part.groups[group].key();
    for (const std::size_t child_index : part.children) {
      Part& child = parts_[child_index];
      const std::int64_t rows = random_.from_to(child.rows->at_least, child.rows->at_most);
      const auto whole = std::accumulate(child.weights.begin(), child.weights.end(), std::int64_t{0});
      for (std::int64_t i = 0; i < rows; ++i) make_row(child, pick(child.weights, whole), key);
    }
  }

  const lang::Program& program_;
  const Scenario& scenario_;
  const GenerateOptions& options_;
  Random random_;
  std::vector<Part> parts_;
  std::map<int, ExtractWriter> writers_;
  std::int64_t made_ = 0;
};

}  // namespace

Result<std::vector<GeneratedFile>> generate(const lang::Program& program, int scenario,
                                            const std::filesystem::path& folder, const GenerateOptions& options) {
  return Generator(program, program.scenarios[static_cast<std::size_t>(scenario)], options).run(folder);
}

}  // namespace takecare::extracts
