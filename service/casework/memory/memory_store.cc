#include "service/casework/memory/memory_store.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "service/casework/audit.h"
#include "service/casework/store_rules.h"
#include "taxonomies/base/status.h"

namespace corner::casework {
namespace {

using Versions = std::vector<Record>;  // oldest first, never empty

// Everything there is. A transaction works on a copy; what does not change is shared.
struct State {
  std::map<std::pair<std::string, std::string>, std::shared_ptr<const Versions>> records;
  std::vector<std::shared_ptr<const AuditEntry>> audit;
  ChainHead head;
  std::set<std::string, std::less<>> erased;
};

// The state of the last commit, and who may write the next.
struct Shared {
  std::mutex writing;  // held by the writing transaction
  std::mutex mutex;    // guards `state`
  std::shared_ptr<const State> state = std::make_shared<const State>();

  std::shared_ptr<const State> Current() {
    const std::lock_guard<std::mutex> lock(mutex);
    return state;
  }
};

// As a reader sees it: look-up values are written and never read back.
Record AsRead(Record record) {
  record.lookups.clear();
  return record;
}

bool Has(const NamedValues& values, std::string_view name, std::string_view value) {
  return std::any_of(values.begin(), values.end(),
                     [&](const auto& each) { return each.first == name && each.second == value; });
}

class MemoryTransaction : public RecordTransaction {
 public:
  MemoryTransaction(std::shared_ptr<Shared> shared, std::unique_lock<std::mutex> writing)
      : shared_(std::move(shared)), writing_(std::move(writing)), state_(*shared_->Current()) {}

  absl::StatusOr<Record> Get(std::string_view kind, std::string_view id) override {
    CORNER_RETURN_IF_ERROR(Going());
    const Versions* versions = Find(kind, id);
    if (versions == nullptr) return NoSuchRecord();
    return AsRead(versions->back());
  }

  absl::StatusOr<std::vector<Record>> List(std::string_view kind,
                                           std::string_view person) override {
    return Newest(kind, [&](const Record& record) { return record.person == person; });
  }

  absl::StatusOr<std::vector<Record>> FindByTag(std::string_view kind, std::string_view name,
                                                std::string_view value) override {
    return Newest(kind, [&](const Record& record) { return Has(record.tags, name, value); });
  }

  absl::StatusOr<std::vector<Record>> FindByLookup(std::string_view kind, std::string_view name,
                                                   std::string_view value) override {
    return Newest(kind, [&](const Record& record) { return Has(record.lookups, name, value); });
  }

  absl::StatusOr<std::vector<Record>> History(std::string_view kind, std::string_view id) override {
    CORNER_RETURN_IF_ERROR(Going());
    const Versions* versions = Find(kind, id);
    if (versions == nullptr) return NoSuchRecord();
    std::vector<Record> all;
    for (const Record& record : *versions) all.push_back(AsRead(record));
    return all;
  }

  absl::StatusOr<uint64_t> Put(const Record& record, uint64_t expected_version) override {
    CORNER_RETURN_IF_ERROR(Writing());
    CORNER_RETURN_IF_ERROR(CheckRecord(record));
    const Versions* held = Find(record.kind, record.id);
    CORNER_RETURN_IF_ERROR(CheckPut(VersionOf(held), expected_version));
    if (held != nullptr && held->back().person != record.person) return OthersRecord();
    if (state_.erased.contains(record.person)) return PersonErased();
    Versions next = held == nullptr ? Versions() : *held;
    next.push_back(record);
    next.back().version = expected_version + 1;
    next.back().at = absl::FromUnixMicros(absl::ToUnixMicros(record.at));
    state_.records[{record.kind, record.id}] = std::make_shared<const Versions>(std::move(next));
    return expected_version + 1;
  }

  absl::Status Remove(std::string_view kind, std::string_view id,
                      uint64_t expected_version) override {
    CORNER_RETURN_IF_ERROR(Writing());
    CORNER_RETURN_IF_ERROR(CheckRemove(VersionOf(Find(kind, id)), expected_version));
    state_.records.erase({std::string(kind), std::string(id)});
    return absl::OkStatus();
  }

  absl::Status Erase(std::string_view person) override {
    CORNER_RETURN_IF_ERROR(Writing());
    CORNER_RETURN_IF_ERROR(CheckErase(person));
    std::erase_if(state_.records,
                  [&](const auto& entry) { return entry.second->back().person == person; });
    state_.erased.emplace(person);
    return absl::OkStatus();
  }

  absl::Status Append(AuditEntry entry) override {
    CORNER_RETURN_IF_ERROR(Writing());
    CORNER_RETURN_IF_ERROR(CheckAuditEntry(entry));
    Chain(&entry, &state_.head);
    state_.audit.push_back(std::make_shared<const AuditEntry>(std::move(entry)));
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<AuditEntry>> Audit(std::string_view person, uint64_t after,
                                                size_t limit) override {
    CORNER_RETURN_IF_ERROR(Going());
    std::vector<AuditEntry> entries;
    for (const auto& entry : state_.audit) {
      if (entries.size() >= limit) break;
      if (entry->number <= after || (!person.empty() && entry->person != person)) continue;
      entries.push_back(*entry);
    }
    return entries;
  }

  absl::Status Commit() override {
    CORNER_RETURN_IF_ERROR(Going());
    over_ = true;
    if (!writing_.owns_lock()) return absl::OkStatus();
    {
      const std::lock_guard<std::mutex> lock(shared_->mutex);
      shared_->state = std::make_shared<const State>(std::move(state_));
    }
    writing_.unlock();
    return absl::OkStatus();
  }

 private:
  absl::Status Going() const { return over_ ? TransactionOver() : absl::OkStatus(); }
  absl::Status Writing() const {
    CORNER_RETURN_IF_ERROR(Going());
    return writing_.owns_lock() ? absl::OkStatus() : OnlyReads();
  }
  const Versions* Find(std::string_view kind, std::string_view id) const {
    const auto found = state_.records.find({std::string(kind), std::string(id)});
    return found == state_.records.end() ? nullptr : found->second.get();
  }
  static std::optional<uint64_t> VersionOf(const Versions* versions) {
    if (versions == nullptr) return std::nullopt;
    return versions->back().version;
  }
  template <typename Predicate>
  absl::StatusOr<std::vector<Record>> Newest(std::string_view kind, Predicate wanted) const {
    CORNER_RETURN_IF_ERROR(Going());
    std::vector<Record> found;
    for (const auto& [key, versions] : state_.records) {
      if (key.first == kind && wanted(versions->back())) found.push_back(AsRead(versions->back()));
    }
    return found;
  }

  const std::shared_ptr<Shared> shared_;
  std::unique_lock<std::mutex> writing_;  // owned: a writing transaction that goes on
  State state_;
  bool over_ = false;
};

class MemoryStore : public RecordStore {
 public:
  absl::StatusOr<std::unique_ptr<RecordTransaction>> BeginWrite() override {
    return std::make_unique<MemoryTransaction>(shared_,
                                               std::unique_lock<std::mutex>(shared_->writing));
  }

  absl::StatusOr<std::unique_ptr<RecordTransaction>> BeginRead() override {
    return std::make_unique<MemoryTransaction>(shared_, std::unique_lock<std::mutex>());
  }

  absl::StatusOr<StoreCheck> Check() override {
    const std::shared_ptr<const State> state = shared_->Current();
    StoreCheck check;
    check.records = state->records.size();
    for (const auto& [key, versions] : state->records) check.versions += versions->size();
    check.audit_entries = state->audit.size();
    ChainVerifier verifier;
    for (const auto& entry : state->audit) verifier.Add(*entry);
    if (const auto fault = verifier.Finish(state->head)) check.faults.push_back(fault->sentence);
    return check;
  }

 private:
  const std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

}  // namespace

std::unique_ptr<RecordStore> NewMemoryStore() { return std::make_unique<MemoryStore>(); }

}  // namespace corner::casework
