#include "benchmarks/peers/sqlite_fts.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

constexpr size_t kTransaction = 10000;

[[noreturn]] void Die(sqlite3* db) {
  std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(db));
  std::exit(1);
}

class Statement {
 public:
  Statement(sqlite3* db, const std::string& sql) : db_(db) {
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) Die(db);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void Bind(int index, std::string_view text) {
    sqlite3_bind_text(statement_, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  bool Step() {  // true: a row stands ready
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) Die(db_);
    return result == SQLITE_ROW;
  }
  void Reset() { sqlite3_reset(statement_); }
  std::string Column(int index) const {
    return reinterpret_cast<const char*>(sqlite3_column_text(statement_, index));
  }

 private:
  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

FtsTable::FtsTable(const std::string& path, std::string_view tokenizer) {
  if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) Die(db_);
  Run("PRAGMA journal_mode=WAL");
  Run("PRAGMA synchronous=NORMAL");
  Run("PRAGMA cache_size=-65536");
  Run(
      Concat("CREATE VIRTUAL TABLE advert USING fts5(id UNINDEXED, title, employer, text, "
             "tokenize='",
             tokenizer, "')"));
}

FtsTable::~FtsTable() { sqlite3_close(db_); }

void FtsTable::Add(const std::vector<PeerAdvert>& adverts) {
  Statement insert(db_, "INSERT INTO advert VALUES (?, ?, ?, ?)");
  for (size_t i = 0; i < adverts.size(); ++i) {
    if (i % kTransaction == 0) Run(i == 0 ? "BEGIN" : "COMMIT; BEGIN");
    insert.Bind(1, adverts[i].id);
    insert.Bind(2, adverts[i].title);
    insert.Bind(3, adverts[i].employer);
    insert.Bind(4, adverts[i].text);
    insert.Step();
    insert.Reset();
  }
  Run("COMMIT");
  Run("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::vector<std::string> FtsTable::Ids(const std::string& match) const {
  Statement select(db_, "SELECT id FROM advert WHERE advert MATCH ?");
  select.Bind(1, match);
  std::vector<std::string> ids;
  while (select.Step()) ids.push_back(select.Column(0));
  return ids;
}

std::vector<std::string> FtsTable::TermsOf(const std::vector<std::string>& words) {
  std::vector<PeerAdvert> rows;
  for (const std::string& word : words) rows.push_back({"", word, "", "", ""});
  Add(rows);
  Run("CREATE VIRTUAL TABLE term USING fts5vocab(advert, instance)");
  Statement select(db_, "SELECT doc, term FROM term");
  std::vector<std::string> terms(words.size());
  while (select.Step()) {
    const auto row = ParseInteger(select.Column(0));  // row ids count from 1
    terms[static_cast<size_t>(row.value_or(1) - 1)] = select.Column(1);
  }
  return terms;
}

void FtsTable::Run(const std::string& sql) const {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) Die(db_);
}

std::string FtsQuery(const Question& question) {
  if (question.kind == "phrase") return Concat("\"", Join(question.words, " "), "\"");
  return Join(question.words, " AND ");
}

}  // namespace corner::benchmarks
