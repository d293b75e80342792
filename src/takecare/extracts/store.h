// Where imported extracts live, below the folder that --data names:
//
//   DIR/<extract>/manifest.json                   what was imported, in order, with counts that reconcile
//   DIR/<extract>/<file>-<sha>-<contract>.parquet     the accepted rows in canonical columns, with _key and _row
//   DIR/<extract>/<file>-<sha>-<contract>.rejects.csv what broke the contract
//
// The manifest is the truth: a file that it does not name is left over from an import that was interrupted, and is
// removed by the next one. It holds no times and no paths, so that the same imports give the same bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::extracts {

// Who answers for leaving rejected rows out, and why.
struct Signature {
  std::string who;
  std::string why;
};

enum class FileStatus : std::uint8_t {
  accepted,  // whole, or its rejects are signed for
  held,      // rows were rejected and nobody has signed: no report uses it
};

struct StoredFile {
  std::string file;  // its name as it came
  std::string sha256;
  std::int64_t bytes = 0;
  std::string format;     // csv, ndjson, parquet
  std::string encoding;   // of text files: UTF-8, ISO 8859-1, mixed
  std::string contract;   // the hash of the contract that it was read by
  std::int64_t read = 0;  // rows; always accepted + rejected
  std::int64_t accepted = 0;
  std::int64_t rejected = 0;
  std::int64_t repeated = 0;    // of the rejected: rows whose key stands elsewhere in the file
  std::int64_t superseded = 0;  // of the accepted: rows whose key a later accepted file has
  FileStatus status = FileStatus::held;
  Signature signature;  // empty when nothing was rejected
  std::string rows;     // the Parquet file
  std::string rejects;  // empty when nothing was rejected
  std::string
      warning;  // what every page that shows figures of it says first: 'These records are invented.'; may be empty
};

struct Manifest {
  std::string extract;
  std::vector<StoredFile> files;  // in the order of import
};

std::filesystem::path extract_folder(const std::filesystem::path& data, const std::string& extract);

// An extract of which nothing was imported has an empty manifest.
Result<Manifest> read_manifest(const std::filesystem::path& data, const std::string& extract);
Result<void> write_manifest(const std::filesystem::path& data, const Manifest& manifest);

// One import at a time into one folder: waits for nobody, and says who is in the way.
class StoreLock {
 public:
  static Result<StoreLock> take(const std::filesystem::path& data);
  ~StoreLock();
  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&& other) noexcept;

 private:
  explicit StoreLock(int file) : file_(file) {}
  int file_ = -1;
};

// Removes what the manifest does not name. Only with the lock.
void remove_leftovers(const std::filesystem::path& data, const Manifest& manifest);

}  // namespace takecare::extracts
