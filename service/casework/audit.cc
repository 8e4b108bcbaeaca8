#include "service/casework/audit.h"

#include "service/casework/vault/digest.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr char kFormat = 1;

void AppendNumber(uint64_t number, std::string* out) {
  for (int shift = 56; shift >= 0; shift -= 8) *out += static_cast<char>(number >> shift & 0xff);
}

void AppendText(std::string_view text, std::string* out) {
  AppendNumber(text.size(), out);
  *out += text;
}

}  // namespace

std::string CanonicalAudit(const AuditEntry& entry) {
  std::string bytes(1, kFormat);
  AppendNumber(entry.number, &bytes);
  AppendNumber(static_cast<uint64_t>(absl::ToUnixMicros(entry.at)), &bytes);
  for (const std::string* text : {&entry.account, &entry.session, &entry.action, &entry.person,
                                  &entry.purpose, &entry.request, &entry.detail}) {
    AppendText(*text, &bytes);
  }
  return bytes;
}

std::string AuditHash(std::string_view hash_before, const AuditEntry& entry) {
  std::string bytes;
  AppendText(hash_before, &bytes);
  bytes += CanonicalAudit(entry);
  return BytesToBase32(Digest(bytes));
}

void Chain(AuditEntry* entry, ChainHead* head) {
  entry->number = head->number + 1;
  entry->at = absl::FromUnixMicros(absl::ToUnixMicros(entry->at));
  entry->hash = AuditHash(head->hash, *entry);
  *head = {entry->number, entry->hash};
}

void ChainVerifier::Add(const AuditEntry& entry) {
  if (fault_) return;
  const uint64_t expected = reached_.number + 1;
  if (entry.number != expected) {
    fault_ = {expected, Concat("Entry ", expected, " of the audit log is missing.")};
  } else if (entry.hash != AuditHash(reached_.hash, entry)) {
    fault_ = {expected, Concat("Entry ", expected,
                               " of the audit log was changed, or one before "
                               "it was exchanged.")};
  }
  reached_ = {entry.number, entry.hash};
}

std::optional<ChainFault> ChainVerifier::Finish(const ChainHead& head) const {
  if (fault_ || reached_ == head) return fault_;
  if (reached_.number < head.number) {
    return ChainFault{reached_.number + 1, Concat("The end of the audit log is missing: entries ",
                                                  reached_.number + 1, " to ", head.number, ".")};
  }
  if (reached_.number > head.number) {
    return ChainFault{head.number + 1, Concat("The audit log has entries after ", head.number,
                                              ", the last that was written.")};
  }
  return ChainFault{head.number, Concat("Entry ", head.number,
                                        " of the audit log is not the one that was written last.")};
}

std::optional<ChainFault> VerifyChain(std::span<const AuditEntry> entries, const ChainHead& head) {
  ChainVerifier verifier;
  for (const AuditEntry& entry : entries) verifier.Add(entry);
  return verifier.Finish(head);
}

}  // namespace corner::casework
