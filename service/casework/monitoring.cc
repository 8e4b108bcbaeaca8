#include "service/casework/monitoring.h"

#include "taxonomies/base/status.h"

namespace corner::casework {
namespace {

constexpr std::string_view kKind = "monitoring";

// The groups of the census of England and Wales 2021 at their widest, so that counts stay large.
constexpr std::string_view kGender[] = {"woman", "man", "non_binary", "another_word",
                                        "prefer_not_to_say"};
constexpr std::string_view kAge[] = {
    "16_24", "25_34", "35_44", "45_54", "55_64", "65_up", "prefer_not_to_say"};
constexpr std::string_view kEthnicGroup[] = {"asian", "black", "mixed",
                                             "white", "other", "prefer_not_to_say"};
constexpr std::string_view kYesNo[] = {"yes", "no", "prefer_not_to_say"};

constexpr Member Choice(std::string_view name, std::span<const std::string_view> choices) {
  return {name, Member::Type::kChoice, false, 0, 0, choices};
}
constexpr Member kMembers[] = {
    Choice("gender", kGender),
    Choice("age", kAge),
    Choice("ethnic_group", kEthnicGroup),
    Choice("english_first_language", kYesNo),
    Choice("disabled", kYesNo),
    Choice("carer", kYesNo),
};

absl::Status Forget(RecordTransaction* transaction, std::string_view name) {
  const auto record = transaction->Get(kKind, name);
  if (absl::IsNotFound(record.status())) return absl::OkStatus();
  CORNER_RETURN_IF_ERROR(record.status());
  return transaction->Remove(kKind, name, record->version);
}

}  // namespace

std::span<const Member> MonitoringMembers() { return kMembers; }

absl::StatusOr<MonitoringPlace> OwnMonitoring(const Actor& actor, RecordStore* store,
                                              const Pseudonym& pseudonym) {
  if (actor.role != Role::kClient || actor.person.empty()) {
    return Error(absl::StatusCode::kPermissionDenied,
                 "only the person themselves answers these questions or sees the answers");
  }
  if (store == nullptr || pseudonym == nullptr) {
    return Unavailable("this Corner keeps no equality monitoring");
  }
  return MonitoringPlace{store, pseudonym(kKind, actor.person)};
}

absl::StatusOr<std::string> ReadMonitoring(const MonitoringPlace& place) {
  CORNER_ASSIGN_OR_RETURN(const auto transaction, place.store->BeginRead());
  auto record = transaction->Get(kKind, place.name);
  if (absl::IsNotFound(record.status())) return std::string("{}");
  CORNER_RETURN_IF_ERROR(record.status());
  return std::move(record->body);
}

absl::StatusOr<std::vector<RecordIssue>> WriteMonitoring(const MonitoringPlace& place,
                                                         std::string_view answers, absl::Time now) {
  CORNER_ASSIGN_OR_RETURN(const auto document, JsonDocument::Parse(answers));
  auto issues = CheckMembers(document.root(), kMembers);
  if (!issues.empty()) return issues;
  CORNER_ASSIGN_OR_RETURN(const auto transaction, place.store->BeginWrite());
  // Without its history: only how things stand may be kept of such answers.
  CORNER_RETURN_IF_ERROR(Forget(transaction.get(), place.name));
  if (document.root().size() == 0) {
    CORNER_RETURN_IF_ERROR(transaction->Commit());
    return issues;
  }
  Record record;
  record.kind = kKind;
  record.id = place.name;
  record.person = place.name;  // a key of its own, which goes with the person
  record.at = now;
  record.author = "person";
  record.body = document.root().ToJson();
  CORNER_RETURN_IF_ERROR(transaction->Put(record, 0).status());
  CORNER_RETURN_IF_ERROR(transaction->Commit());
  return issues;
}

absl::Status ForgetMonitoring(RecordStore* store, std::string_view name) {
  CORNER_ASSIGN_OR_RETURN(const auto transaction, store->BeginWrite());
  CORNER_RETURN_IF_ERROR(transaction->Erase(name));
  return transaction->Commit();
}

}  // namespace corner::casework
