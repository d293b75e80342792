// The tables of a ledger in PostgreSQL, as sqlite_schema.cpp has them for SQLite.
#pragma once

namespace takecare::ledger {

inline constexpr const char* postgres_tables = R"(
CREATE SCHEMA ledger;
CREATE TABLE ledger.entries (
  entry bigint PRIMARY KEY,
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  salt bytea CHECK (length(salt) = 32),
  payload text,
  kind text,
  program text COLLATE "C",
  id text COLLATE "C",
  day integer,
  time text COLLATE "C",
  key text COLLATE "C",
  erases bigint REFERENCES ledger.entries (entry),
  CHECK ((payload IS NULL) = (salt IS NULL)),
  CHECK (CASE WHEN payload IS NULL
    THEN num_nonnulls(kind, program, id, day, time, key, erases) = 0
    ELSE num_nulls(kind, program, id, day, time) = 0 END)
);
CREATE UNIQUE INDEX entries_by_key ON ledger.entries (key) WHERE key IS NOT NULL;
CREATE INDEX entries_by_record ON ledger.entries (program, id, entry) WHERE program IS NOT NULL;
CREATE UNIQUE INDEX entries_by_erased ON ledger.entries (erases) WHERE erases IS NOT NULL;
CREATE FUNCTION ledger.stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an entry is never deleted or changed, only erased, and only after an erasure names it'; END $$;
CREATE TRIGGER entries_stay BEFORE DELETE ON ledger.entries FOR EACH ROW EXECUTE FUNCTION ledger.stay();
CREATE TRIGGER all_entries_stay BEFORE TRUNCATE ON ledger.entries EXECUTE FUNCTION ledger.stay();
CREATE FUNCTION ledger.erase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.entry <> old.entry OR new.commitment <> old.commitment OR new.payload IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM ledger.entries WHERE erases = old.entry) THEN
    RAISE EXCEPTION 'an entry is never deleted or changed, only erased, and only after an erasure names it';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER entries_are_erased_or_stay BEFORE UPDATE ON ledger.entries FOR EACH ROW EXECUTE FUNCTION ledger.erase();
CREATE TABLE ledger.tiles (
  level integer NOT NULL,
  number bigint NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  hashes bytea NOT NULL CHECK (length(hashes) = 8192),
  PRIMARY KEY (level, number)
);
CREATE TABLE ledger.checkpoints (size bigint PRIMARY KEY, note text NOT NULL);
CREATE TABLE ledger.settings (name text PRIMARY KEY, value text NOT NULL);
INSERT INTO ledger.settings VALUES ('version', '1');
)";

}  // namespace takecare::ledger
