// The ledger's rows in a PostgreSQL database, in its schema 'ledger'. One database has one ledger.
#pragma once

#include <memory>
#include <string>

#include "takecare/ledger/ledger.h"
#include "takecare/ledger/store.h"

namespace takecare::ledger {

// Whether an address is one of PostgreSQL: 'postgresql://…' or 'postgres://…'.
bool is_postgres_address(const std::string& address);

// Refused when the database has a ledger already.
Result<std::unique_ptr<Store>> create_postgres_store(const std::string& address);
Result<std::unique_ptr<Store>> open_postgres_store(const std::string& address, Access access);

}  // namespace takecare::ledger
