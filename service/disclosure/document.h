// What an employer gets, whole: subject, body and file name, for a letter, an e-mail, a file to
// download. Made by Correspondence::Finish; given out through release.h. A plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "service/casework/disclosure_plan.h"
#include "service/disclosure/employer_text.h"
#include "service/disclosure/permissions.h"

namespace corner::disclosure {

enum class DocumentKind : uint8_t {
  kApplicationLetter,
  kIntroduction,
  kConfirmingLetter,
  kAdjustmentsRequest,
  kCalendarEntry,
  kPacketRow
};
std::string_view DocumentWord(DocumentKind kind);  // "application_letter", …: for the audit log

class EmployerDocument {
 public:
  DocumentKind kind() const { return kind_; }
  const EmployerText& subject() const { return subject_; }
  std::string_view file_name() const { return file_name_.text(); }  // the same for everybody
  const EmployerText& body() const { return body_; }
  const Destination& destination() const { return body_.destination(); }
  uint8_t told() const { return static_cast<uint8_t>(subject_.told() | body_.told()); }
  DisclosurePlan::Moment moment() const { return moment_; }
  // The plan it was made from, and what that allowed.
  const std::string& plan_print() const { return plan_print_; }
  const Permissions& allowed() const { return allowed_; }

 private:
  friend class Correspondence;  // the only maker
  EmployerDocument(DocumentKind kind, EmployerText subject, PublicText file_name, EmployerText body,
                   DisclosurePlan::Moment moment, std::string plan_print, Permissions allowed)
      : kind_(kind),
        subject_(std::move(subject)),
        file_name_(file_name),
        body_(std::move(body)),
        moment_(moment),
        plan_print_(std::move(plan_print)),
        allowed_(allowed) {}

  DocumentKind kind_;
  EmployerText subject_;
  PublicText file_name_;
  EmployerText body_;
  DisclosurePlan::Moment moment_;
  std::string plan_print_;
  Permissions allowed_;
};

}  // namespace corner::disclosure
