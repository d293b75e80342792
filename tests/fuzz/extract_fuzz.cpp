// The readers of foreign bytes, and every cell by its contract. The first byte says which kind of file the rest is.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "takecare/extracts/contract.h"
#include "takecare/extracts/file_scan.h"
#include "takecare/extracts/open_source.h"
#include "takecare/lang/book.h"

namespace {

namespace fs = std::filesystem;
using namespace takecare;
using namespace takecare::extracts;

constexpr const char* book = R"(
```law
enumeration Status
  one
  two
record Thing
  id      text identifies
  flag    truth
  status  Status
  span    duration
  fee     money
  score   number
  day     optional date
extract things of Thing
  cites a rule
  files csv, ndjson
  key ID
  column ID to id
    text, required
  column FLAG to flag
    truth
  column STATUS to status
    codes { A means one, B means two, "" means unknown }
  column SPAN to span
    duration in months
  column FEE to fee
    money
  column SCORE to score
    number
  column DAY to day
    date "MM/DD/YYYY", NONE means not applicable
```
)";

const Contract& contract() {
  static const lang::Book compiled = lang::compile({{"book.md", book}});
  static const Contract made = [] {
    auto contract =
        compiled.errors > 0 ? fail("the book of the fuzzer does not compile") : make_contract(compiled.program, 0);
    if (!contract) std::abort();
    return std::move(*contract);
  }();
  return made;
}

void read_all(const fs::path& file) {
  auto scan = scan_file(file);
  if (!scan) return;
  auto source = open_source(contract(), file, *scan);
  if (!source) {
    if (source.error().empty()) std::abort();
    return;
  }
  Row row;
  std::int64_t last = 0;
  while (true) {
    auto read = source->rows->next(row);
    if (!read || !*read) break;
    if (row.row <= last) std::abort();
    last = row.row;
    if (!row.problem.empty()) continue;
    for (std::size_t i = 0; i < contract().columns.size(); ++i) {
      const auto value =
          read_cell(contract(), contract().columns[i], row.cells[static_cast<std::size_t>(source->places[i])]);
      if (!value && value.error().empty()) std::abort();
    }
  }
  late_problems(contract(), *source, file.string());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const fs::path folder = fs::temp_directory_path() / ("takecare-fuzz-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const fs::path file = folder / (data[0] % 2 == 0 ? "things.csv" : "things.ndjson");
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(data + 1), static_cast<std::streamsize>(size - 1));
  read_all(file);
  return 0;
}
