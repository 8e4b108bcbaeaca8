// Something being written by one author to one recipient at an employer about one client: gives the
// parts that may stand in it and puts them together. Parts that may not are not there, and leave no
// trace that they might have been. Begun by DisclosurePolicy::Write; used by the documents of this
// folder. Belongs to one thread.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/disclosure/document.h"
#include "service/disclosure/employer_text.h"
#include "service/disclosure/policy.h"
#include "service/disclosure/screen.h"
#include "taxonomies/base/day.h"

namespace corner::disclosure {

// What was the client's own and is kept out all the same, for their own sheet and nobody else's.
struct LeftOut {
  enum class Why : uint8_t { kExclusion, kServiceName, kHealthWord, kClientName };
  Why why = Why::kExclusion;
  std::string text;
};

struct StrengthLine {
  EmployerText what;
  std::vector<EmployerText> evidence;  // never empty
};

class Correspondence {
 public:
  const Permissions& may() const { return may_; }

  // The employer's own words.
  EmployerText JobTitle() const;
  EmployerText EmployerName() const;
  std::optional<EmployerText> AddresseeName() const;

  // The client's name, where the author may say it. Always for the client's own letter.
  std::optional<EmployerText> ClientName() const;
  std::optional<EmployerText> ClientNameForCalendar() const;
  std::optional<EmployerText> ClientReach() const;  // the client's own letter alone
  // The specialist's own letter alone.
  std::optional<EmployerText> SpecialistName() const;
  std::optional<EmployerText> ServiceName() const;
  std::optional<EmployerText> SpecialistAddress() const;

  // Strengths that have evidence the client shares, and what they hold.
  std::vector<StrengthLine> Strengths() const;
  std::vector<EmployerText> Credentials() const;
  // The plan's words for this recipient, one sentence each, in the client's order.
  std::vector<EmployerText> Words() const;

  // Facts that say nothing about anybody.
  EmployerText Hours(int32_t hundredths_a_week) const;  // "12 hours a week"
  EmployerText OnDay(Day day) const;                    // "3 August 2026"
  EmployerText IcsTime(absl::Time time) const;          // "20260803T090000Z"
  EmployerText IcsTimeNow() const;
  // A place or the id of a calendar entry, typed in: kInvalidArgument when it mentions something
  // that is not to be said.
  absl::StatusOr<EmployerText> Place(std::string_view text) const;
  absl::StatusOr<EmployerText> OpaqueId(std::string_view id) const;  // letters, digits, "-"
  // Links with nothing behind the address: no query, no fragment, no name in front of the host.
  absl::StatusOr<EmployerText> MailtoLink(std::string_view address) const;
  absl::StatusOr<EmployerText> WebLink(std::string_view host, std::string_view path) const;

  // One text of several parts. A part bound for somebody else is left out, and Finish fails.
  EmployerText Text(std::initializer_list<EmployerPiece> pieces);
  EmployerText Joined(const std::vector<EmployerText>& parts, PublicText between,
                      PublicText before_last);

  absl::StatusOr<EmployerDocument> Finish(DocumentKind kind, EmployerText subject,
                                          PublicText file_name, EmployerText body);

  // What Words, Strengths and Credentials keep out.
  std::vector<LeftOut> Kept() const;

 private:
  friend class DisclosurePolicy;
  Correspondence(std::shared_ptr<const PolicyFacts> facts, Author author, const Addressee& to,
                 Permissions may);
  absl::Status CheckAddressee() const;
  EmployerText Bound(std::string text, uint8_t told = 0) const;
  // Why a text of the client's may not stand here; nullopt: it may.
  std::optional<LeftOut::Why> Against(std::string_view text, bool words_of_plan) const;
  std::optional<LeftOut::Why> Against(const Strength& strength,
                                      const SharedEvidence& evidence) const;
  absl::StatusOr<EmployerText> Typed(std::string_view text, std::string_view what) const;
  absl::Status CheckLink(std::string_view link) const;

  std::shared_ptr<const PolicyFacts> facts_;
  Permissions may_;
  std::string addressee_;
  std::shared_ptr<const Destination> destination_;
  // What the client never wants said, whatever has become of the plan; the service's names, and the
  // same where they may not be said; the words of the client's name where it may not.
  PhraseScreen exclusions_, all_service_names_, service_names_, client_names_;
  bool mixed_ = false;  // a part bound for somebody else came along
};

}  // namespace corner::disclosure
