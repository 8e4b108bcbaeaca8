#include "service/casework/store_rules.h"

#include <algorithm>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr size_t kMostPlain = 64;
constexpr size_t kMostRequest = 128;
constexpr size_t kMostDetail = 64 << 10;

bool IsPlainCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '.' ||
         c == '-';
}

bool IsDetailCharacter(char c) { return IsPlainCharacter(c) || c == ' ' || c == ',' || c == '@'; }

bool IsRequestCharacter(char c) { return IsPlainCharacter(c) || (c >= 'A' && c <= 'Z'); }

template <typename Allowed>
bool Consists(std::string_view text, size_t most, Allowed allowed) {
  return text.size() <= most && std::all_of(text.begin(), text.end(), allowed);
}

// The value itself stays out of the sentence: it may be what must not be seen.
absl::Status NotPlain(std::string_view what) {
  return InvalidInput(Concat("The ", what, " holds more than an id, a state or a day."),
                      "Keep words in the record's body, where they are sealed.");
}

absl::Status WroteInBetween() {
  return Error(absl::StatusCode::kAborted, "Someone else has changed this in between.",
               "Look at it as it is now, then make your change again.");
}

}  // namespace

bool IsPlain(std::string_view text) { return Consists(text, kMostPlain, IsPlainCharacter); }

absl::Status CheckRecord(const Record& record) {
  const std::pair<std::string_view, std::string_view> columns[] = {
      {"record's kind", record.kind}, {"record's id", record.id}, {"person's id", record.person}};
  for (const auto& [what, text] : columns) {
    if (text.empty()) return InvalidInput(Concat("The ", what, " is missing."));
    if (!IsPlain(text)) return NotPlain(what);
  }
  if (!IsPlain(record.author)) return NotPlain("author's id");
  for (const auto& [name, value] : record.tags) {
    if (!IsPlain(name) || !IsPlain(value)) return NotPlain("record's tag");
  }
  for (const auto& [name, value] : record.lookups) {
    if (!IsPlain(name)) return NotPlain("name of the record's look-up");
  }
  return absl::OkStatus();
}

absl::Status CheckAuditEntry(const AuditEntry& entry) {
  for (const std::string* text :
       {&entry.account, &entry.session, &entry.action, &entry.person, &entry.purpose}) {
    if (!IsPlain(*text)) return NotPlain("audit entry");
  }
  if (!Consists(entry.request, kMostRequest, IsRequestCharacter)) return NotPlain("request's id");
  if (!Consists(entry.detail, kMostDetail, IsDetailCharacter)) return NotPlain("audit detail");
  return absl::OkStatus();
}

absl::Status CheckPut(std::optional<uint64_t> held, uint64_t expected) {
  if (held.value_or(0) == expected) return absl::OkStatus();
  if (expected != 0) return WroteInBetween();
  return Error(absl::StatusCode::kAlreadyExists, "There is a record with this id already.",
               "Read it and change it instead.");
}

absl::Status CheckRemove(std::optional<uint64_t> held, uint64_t expected) {
  if (!held) return NoSuchRecord();
  return *held == expected ? absl::OkStatus() : WroteInBetween();
}

absl::Status CheckErase(std::string_view person) {
  if (!person.empty() && person != "site" && IsPlain(person)) return absl::OkStatus();
  return InvalidInput("Only a person's record can be erased.", "Give the person's id.");
}

absl::Status NoSuchRecord() { return NotFound("There is no such record."); }

absl::Status OthersRecord() {
  return InvalidInput("This record belongs to another person.",
                      "Make a new record instead of moving this one.");
}

absl::Status PersonErased() {
  return FailedPrecondition("This person's record was erased.",
                            "Start a new record under a new id if they come back.");
}

absl::Status OnlyReads() { return FailedPrecondition("This transaction only reads."); }

absl::Status TransactionOver() { return FailedPrecondition("This transaction is over."); }

}  // namespace corner::casework
