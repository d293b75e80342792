// The published files beside the tree that they should be of.
#pragma once

#include <filesystem>

#include "takecare/ledger/examine.h"
#include "takecare/ledger/tile_reader.h"

namespace takecare::ledger {

// Bytes that a tile or bundle should have; the name is of one within the tree.
using ExpectedBytes = std::function<Result<std::string>(const TileName&)>;

// Every file under tile/ of a log of 'size' entries (whole and partial ones, old ones too) has the bytes that it should
// have, every one that a log of 'published' entries needs is there, and there are no others.
void examine_files(const std::filesystem::path& folder, std::uint64_t size, std::uint64_t published,
                   const ExpectedBytes& expected, Examined& examined);

}  // namespace takecare::ledger
