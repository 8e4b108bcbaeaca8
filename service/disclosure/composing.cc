// How a correspondence is put together, and what is typed in for it: texts of parts, places, ids,
// links.
#include <algorithm>
#include <utility>

#include "service/disclosure/correspondence.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::disclosure {
namespace {

bool IsAlnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool ConsistsOf(std::string_view text, std::string_view others) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return IsAlnum(c) || others.find(c) != std::string_view::npos;
  });
}

bool IsHost(std::string_view host) {
  return host.size() <= 253 && ConsistsOf(host, "-.") && IsAlnum(host.front()) &&
         IsAlnum(host.back()) && host.find('.') != std::string_view::npos &&
         host.find("..") == std::string_view::npos;
}

}  // namespace

EmployerText Correspondence::Text(std::initializer_list<EmployerPiece> pieces) {
  std::string text;
  uint8_t told = 0;
  for (const EmployerPiece& piece : pieces) {
    if (piece.destination() != nullptr && *piece.destination() != *destination_) {
      mixed_ = true;
      continue;
    }
    text.append(piece.text());
    told |= piece.told();
  }
  return Bound(std::move(text), told);
}

EmployerText Correspondence::Joined(const std::vector<EmployerText>& parts, PublicText between,
                                    PublicText before_last) {
  EmployerText text = Text({});
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i == 0) {
      text = Text({parts[i]});
    } else {
      text = Text({text, i + 1 == parts.size() ? before_last : between, parts[i]});
    }
  }
  return text;
}

absl::StatusOr<EmployerDocument> Correspondence::Finish(DocumentKind kind, EmployerText subject,
                                                        PublicText file_name, EmployerText body) {
  if (mixed_ || subject.destination() != *destination_ || body.destination() != *destination_) {
    return Internal("A part of this text was written for somebody else, so none of it is sent.",
                    "Write it again from the beginning.");
  }
  const DisclosurePlan* plan = facts_->plan ? &*facts_->plan : nullptr;
  return EmployerDocument(kind, std::move(subject), file_name, std::move(body), facts_->moment,
                          PlanPrint(plan), may_);
}

absl::StatusOr<EmployerText> Correspondence::Place(std::string_view text) const {
  return Typed(text, "The place");
}

absl::StatusOr<EmployerText> Correspondence::OpaqueId(std::string_view id) const {
  if (!ConsistsOf(id, "-") || id.size() > 64) {
    return InvalidInput("This is not the id of a calendar entry.",
                        "Use up to 64 letters, digits and hyphens.");
  }
  CORNER_RETURN_IF_ERROR(CheckLink(id));
  return Bound(std::string(id));
}

absl::Status Correspondence::CheckLink(std::string_view link) const {
  const bool named = !FoldKey(facts_->client.name).empty();
  const PhraseScreen client(named ? std::vector{facts_->client.name} : std::vector<std::string>());
  if (!client.FindsInAddress(link) && !exclusions_.FindsInAddress(link) &&
      !all_service_names_.FindsInAddress(link)) {
    return absl::OkStatus();
  }
  return InvalidInput("This address mentions something that this employer is not to be told.",
                      "Use the employer's own address, as on their website.");
}

absl::StatusOr<EmployerText> Correspondence::MailtoLink(std::string_view address) const {
  const size_t at = address.find('@');
  if (at == std::string_view::npos || at > 64 || !ConsistsOf(address.substr(0, at), "._-") ||
      !IsHost(address.substr(at + 1))) {
    return InvalidInput("This is not an e-mail address that a link can be made from.",
                        "Write it as jobs@cafe.example, with nothing in front or behind.");
  }
  CORNER_RETURN_IF_ERROR(CheckLink(address));
  return Bound(Concat("mailto:", address));
}

absl::StatusOr<EmployerText> Correspondence::WebLink(std::string_view host,
                                                     std::string_view path) const {
  const bool sound = path.empty() || (path.front() == '/' && ConsistsOf(path, "/._-"));
  if (!IsHost(host) || !sound || path.size() > 500) {
    return InvalidInput("This is not a web address that a link can be made from.",
                        "Give the employer's own host and page, without a question mark.");
  }
  const std::string link = Concat("https://", host, path.empty() ? "/" : path);
  CORNER_RETURN_IF_ERROR(CheckLink(link));
  return Bound(link);
}

}  // namespace corner::disclosure
