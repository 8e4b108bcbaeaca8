// Sheets for a client and their specialist. A sheet that the policy did not write is not for
// employers, and says so at its beginning and its end, whatever stands between. It does not become
// employer text. A sheet belongs to one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/disclosure/correspondence.h"
#include "service/disclosure/policy.h"

namespace corner::disclosure {

inline constexpr std::string_view kNotForEmployers =
    "Not for employers: for you and your specialist.";

class SheetForPerson {
 public:
  explicit SheetForPerson(std::string_view title);
  void Add(std::string_view line);
  std::string_view title() const { return title_; }
  const std::vector<std::string>& lines() const { return lines_; }  // for a page
  std::string Text() const;                                         // for a printer

 private:
  std::string title_;
  std::vector<std::string> lines_;
};

// What goes to that person in the client's own application and what stays back, each with why; and,
// where the advert or form asks about health before an offer, what the law says to that.
absl::StatusOr<SheetForPerson> ApplicationSheet(const DisclosurePolicy& policy,
                                                const Addressee& to);

}  // namespace corner::disclosure
