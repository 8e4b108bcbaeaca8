// The last door before an employer: what is sent, printed or downloaded for them is a
// ReleasedDocument, made only here, by a named person, against the plan as it is at that moment. A
// plan that was changed, withdrawn or ran out since the document was written stops it. Plain
// functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/disclosure/document.h"

namespace corner::disclosure {

class ReleasedDocument {
 public:
  const EmployerDocument& document() const { return document_; }
  const std::string& by() const { return by_; }  // the account of the person who gave it out

 private:
  friend absl::StatusOr<ReleasedDocument> Release(EmployerDocument document,
                                                  const DisclosurePlan* plan, absl::Time now,
                                                  std::string_view by);
  ReleasedDocument(EmployerDocument document, std::string by)
      : document_(std::move(document)), by_(std::move(by)) {}

  EmployerDocument document_;
  std::string by_;
};

// `plan`: the client's plan for that employer read in this very request, or nullptr for none.
// kFailedPrecondition: it is not the plan the document was made from, or allows less or more now;
// or nobody by name gives it out (INV-22: "system" is nobody).
absl::StatusOr<ReleasedDocument> Release(EmployerDocument document, const DisclosurePlan* plan,
                                         absl::Time now, std::string_view by);

}  // namespace corner::disclosure
