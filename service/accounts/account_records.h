// Accounts, sessions, invitations and tokens as records: JSON bodies that the store seals, ids and
// states as tags, hashes of secrets as look-ups. Called inside a transaction by the class Accounts,
// which decides who may; only one version of each is kept, so that no old password hash stays.
// Functions belong to the thread of their transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/accounts/account.h"
#include "service/casework/record_store.h"
#include "taxonomies/base/status.h"

namespace corner::accounts {

// Values of the tag "state".
inline constexpr std::string_view kActive = "active", kDisabled = "disabled", kOpen = "open";

casework::Record ToRecord(const Account& account);
casework::Record ToRecord(const Session& session);
casework::Record ToRecord(const Invitation& invitation);
casework::Record ToRecord(const ApiToken& token);
// kDataLoss: the body is not one that ToRecord wrote.
absl::Status FromRecord(const casework::Record& record, Account* account);
absl::Status FromRecord(const casework::Record& record, Session* session);
absl::Status FromRecord(const casework::Record& record, Invitation* invitation);
absl::Status FromRecord(const casework::Record& record, ApiToken* token);

// Replaces the record whole, with all versions before it.
absl::Status SaveRecord(casework::RecordTransaction* records, casework::Record record,
                        absl::Time now, std::string_view author);
absl::Status DropRecord(casework::RecordTransaction* records, std::string_view kind,
                        std::string_view id);

template <typename T>
absl::Status Save(casework::RecordTransaction* records, const T& value, absl::Time now,
                  std::string_view author) {
  return SaveRecord(records, ToRecord(value), now, author);
}

template <typename T>
absl::Status Drop(casework::RecordTransaction* records, const T& value) {
  return DropRecord(records, T::kKind, value.id);
}

template <typename T>
absl::StatusOr<T> Fetch(casework::RecordTransaction* records, std::string_view id) {
  CORNER_ASSIGN_OR_RETURN(const casework::Record record, records->Get(T::kKind, id));
  T value;
  CORNER_RETURN_IF_ERROR(FromRecord(record, &value));
  return value;
}

template <typename T>
absl::StatusOr<std::vector<T>> FromRecords(absl::StatusOr<std::vector<casework::Record>> records) {
  if (!records.ok()) return records.status();
  std::vector<T> values(records->size());
  for (size_t i = 0; i < values.size(); ++i) {
    CORNER_RETURN_IF_ERROR(FromRecord((*records)[i], &values[i]));
  }
  return values;
}

template <typename T>
absl::StatusOr<std::vector<T>> FetchByTag(casework::RecordTransaction* records,
                                          std::string_view name, std::string_view value) {
  return FromRecords<T>(records->FindByTag(T::kKind, name, value));
}

// The one record of that look-up value; nullopt: none.
template <typename T>
absl::StatusOr<std::optional<T>> FetchByLookup(casework::RecordTransaction* records,
                                               std::string_view name, std::string_view value) {
  CORNER_ASSIGN_OR_RETURN(std::vector<T> found,
                          FromRecords<T>(records->FindByLookup(T::kKind, name, value)));
  if (found.empty()) return std::optional<T>();
  return std::optional<T>(std::move(found.front()));
}

// Drops every session, invitation or token of an account; `but` is the id of one that stays.
template <typename T>
absl::StatusOr<size_t> DropAllOf(casework::RecordTransaction* records, std::string_view account,
                                 std::string_view but = {}) {
  CORNER_ASSIGN_OR_RETURN(const std::vector<T> all, FetchByTag<T>(records, "account", account));
  size_t dropped = 0;
  for (const T& value : all) {
    if (value.id == but) continue;
    CORNER_RETURN_IF_ERROR(Drop(records, value));
    ++dropped;
  }
  return dropped;
}

}  // namespace corner::accounts
