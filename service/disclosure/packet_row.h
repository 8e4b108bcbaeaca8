// The introduction as data, for an employer who takes applications into a table or a system of
// theirs: job, name where it may be said, strengths with shared evidence, certificates. All columns
// are always there, so an empty one says nothing. Pure.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "service/disclosure/correspondence.h"
#include "service/disclosure/policy.h"

namespace corner::disclosure {

enum class PacketForm : uint8_t { kCsv, kJson };

absl::StatusOr<EmployerDocument> PacketRow(const DisclosurePolicy& policy, const Addressee& to,
                                           PacketForm form);

}  // namespace corner::disclosure
