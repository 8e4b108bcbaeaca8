// Random histories on the store in SQLite and on the one in memory, which is obviously right: every
// answer and every refusal must be the same.
#include <random>

#include "tests/service/casework/record_store_fixture.h"

namespace corner::testing {
namespace {

using casework::NamedValues;

constexpr int kTransactions = 400;
constexpr const char* kKinds[] = {"profile", "talk", "client"};
constexpr const char* kTagNames[] = {"state", "team"};

std::string Shown(const NamedValues& values) {
  std::string text;
  for (const auto& [name, value] : values) text += Concat(name, "=", value, ",");
  return text;
}

std::string Shown(const Record& record) {
  return Concat(record.kind, " ", record.id, "@", record.version, " of ", record.person, " by ",
                record.author, " at ", absl::ToUnixMicros(record.at), " [", Shown(record.tags),
                "] (", Shown(record.lookups), ") ", record.body, "\n");
}

std::string Shown(const AuditEntry& entry) {
  return Concat(entry.number, " ", absl::ToUnixMicros(entry.at), " ", entry.person, " ",
                entry.detail, " ", entry.hash, "\n");
}

std::string Shown(uint64_t number) { return Concat(number); }

template <typename Value>
std::string Shown(const std::vector<Value>& values) {
  std::string text;
  for (const Value& value : values) text += Shown(value);
  return text;
}

std::string Shown(const absl::Status& status) {
  return status.ok() ? "OK" : Concat(static_cast<int>(status.code()), " ", Sentence(status));
}

template <typename Value>
std::string Shown(const absl::StatusOr<Value>& result) {
  return result.ok() ? Shown(*result) : Shown(result.status());
}

class Histories {
 public:
  explicit Histories(uint32_t seed) : random_(seed) {}

  void Run() {
    for (int i = 0; i < kTransactions && !::testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE(Concat("transaction ", i));
      if (Chance(40)) sqlite_.Open();
      if (Chance(3)) {
        Look(Begin(false));
      } else {
        Change();
      }
    }
    Look(Begin(false));
    const auto memory = memory_.store()->Check(), sqlite = sqlite_.store()->Check();
    ASSERT_TRUE(memory.ok() && sqlite.ok());
    EXPECT_THAT(sqlite->faults, ::testing::ElementsAre());
    EXPECT_EQ(memory->records, sqlite->records);
    EXPECT_EQ(memory->versions, sqlite->versions);
    EXPECT_EQ(memory->audit_entries, sqlite->audit_entries);
    // The walk must have been somewhere.
    EXPECT_GT(memory->versions, 10u);
    EXPECT_GT(conflicts_, 10);
    EXPECT_GT(persons_.size(), 8u);
  }

 private:
  struct Pair {
    std::unique_ptr<RecordTransaction> memory, sqlite;
  };

  uint32_t Below(size_t limit) { return static_cast<uint32_t>(random_() % limit); }
  bool Chance(uint32_t one_in) { return Below(one_in) == 0; }
  std::string Kind() { return kKinds[Below(std::size(kKinds))]; }
  std::string Id() { return Concat("r", Below(6)); }
  std::string Person() { return persons_[Below(persons_.size())]; }

  Pair Begin(bool write) {
    auto memory = write ? memory_.store()->BeginWrite() : memory_.store()->BeginRead();
    auto sqlite = write ? sqlite_.store()->BeginWrite() : sqlite_.store()->BeginRead();
    EXPECT_TRUE(memory.ok() && sqlite.ok()) << sqlite.status().ToString();
    return {*std::move(memory), *std::move(sqlite)};
  }

  template <typename Call>
  std::string Both(const Pair& pair, const char* what, Call call) {
    const std::string truth = Shown(call(pair.memory.get()));
    EXPECT_EQ(Shown(call(pair.sqlite.get())), truth) << what;
    return truth;
  }

  // One random question.
  void Ask(const Pair& pair) {
    const std::string kind = Kind(), id = Id(), person = Person();
    const std::string name = kTagNames[Below(2)], value = Concat(Below(3));
    const uint64_t after = Below(30);
    switch (Below(6)) {
      case 0:
        Both(pair, "Get", [&](auto* t) { return t->Get(kind, id); });
        break;
      case 1:
        Both(pair, "List", [&](auto* t) { return t->List(kind, person); });
        break;
      case 2:
        Both(pair, "FindByTag", [&](auto* t) { return t->FindByTag(kind, name, value); });
        break;
      case 3:
        Both(pair, "FindByLookup", [&](auto* t) { return t->FindByLookup(kind, "email", value); });
        break;
      case 4:
        Both(pair, "History", [&](auto* t) { return t->History(kind, id); });
        break;
      default:
        Both(pair, "Audit", [&](auto* t) { return t->Audit(after % 2 ? "" : person, after, 7); });
    }
  }

  // Everything there is.
  void Look(const Pair& pair) {
    for (const char* kind : kKinds) {
      for (const std::string& person : persons_) {
        Both(pair, "List", [&](auto* t) { return t->List(kind, person); });
      }
      for (int i = 0; i < 6; ++i) {
        Both(pair, "History", [&](auto* t) { return t->History(kind, Concat("r", i)); });
      }
    }
    Both(pair, "Audit", [&](auto* t) { return t->Audit("", 0, 100'000); });
  }

  Record AnyRecord() {
    Record record = RecordOf(Kind(), Id(), Person(), Concat("body ", random_()));
    record.at += absl::Nanoseconds(Below(1'000'000'000));
    record.author = Concat("a", Below(3));
    for (uint32_t i = Below(4); i > 0; --i) {
      record.tags.emplace_back(kTagNames[Below(2)], Chance(30) ? "No words" : Concat(Below(3)));
    }
    if (Chance(2)) record.lookups.emplace_back("email", Concat(Below(3)));
    return record;
  }

  // Mostly the version that is there, sometimes another.
  uint64_t Version(const Pair& pair, const std::string& kind, const std::string& id) {
    const auto held = pair.memory->Get(kind, id);
    const uint64_t version = held.ok() ? held->version : 0;
    return Chance(4) ? Below(5) : version;
  }

  void Put(const Pair& pair) {
    Record record = AnyRecord();
    const auto held = pair.memory->Get(record.kind, record.id);
    if (held.ok() && !Chance(10)) record.person = held->person;
    const uint64_t version = Version(pair, record.kind, record.id);
    const std::string truth = Both(pair, "Put", [&](auto* t) { return t->Put(record, version); });
    if (truth.find("in between") != std::string::npos) ++conflicts_;
  }

  void Change() {
    // A reader from before looks again after the change. An erasure is the exception: it takes
    // effect for everyone at once, which the suite tests.
    const Pair before = Begin(false);
    const Pair pair = Begin(true);
    bool erases = false;
    for (uint32_t i = 1 + Below(6); i > 0; --i) {
      const std::string kind = Kind(), id = Id(), person = Person();
      switch (Below(12)) {
        case 0: {
          const uint64_t version = Version(pair, kind, id);
          Both(pair, "Remove", [&](auto* t) { return t->Remove(kind, id, version); });
          break;
        }
        case 1:
          if (!Chance(4)) break;
          Both(pair, "Erase", [&](auto* t) { return t->Erase(person); });
          persons_.push_back(Concat("p", persons_.size()));
          erases = true;
          break;
        case 2:
        case 3:
          Both(pair, "Append", [&](auto* t) { return t->Append(EntryAbout(person)); });
          break;
        case 4:
        case 5:
          Ask(pair);
          break;
        default:
          Put(pair);
      }
    }
    if (Chance(3)) return;
    Both(pair, "Commit", [&](auto* t) { return t->Commit(); });
    if (!erases) Look(before);
  }

  std::mt19937 random_;
  MemoryAdapter memory_;
  SqliteAdapter sqlite_;
  std::vector<std::string> persons_ = {"p0", "p1", "p2", "p3", "site"};
  int conflicts_ = 0;
};

TEST(StoreModel, SqliteAnswersAsTheStoreInMemory) {
  for (const uint32_t seed : {1u, 2u, 3u}) {
    SCOPED_TRACE(Concat("seed ", seed));
    Histories(seed).Run();
  }
}

}  // namespace
}  // namespace corner::testing
