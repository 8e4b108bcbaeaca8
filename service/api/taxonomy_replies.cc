#include "service/api/taxonomy_replies.h"

#include "service/api/replies.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {

TypedQuery ReadTyped(const http::Request& request, std::initializer_list<std::string_view> known) {
  TypedQuery query;
  query.issues = UnknownNames(request, known);
  query.text = TrimSpace(request.Query("q").value_or(""));
  query.limit = NumberParam(request, "limit", 1, 50, 10, &query.issues);
  if (query.text.size() > 200) {
    query.issues.push_back({ParamIssue::Code::kBadValue, "q", "These words are too long.", {}});
  }
  return query;
}

TaxonomyReply::TaxonomyReply(const TaxonomyLookup& lookup) {
  json_.BeginObject().Field("edition", std::string_view(lookup.set().edition.id()));
  json_.Key("items").BeginArray();
}

http::Reply TaxonomyReply::Send(const http::Request& request) {
  json_.EndArray().EndObject();
  return WithEtag(request, http::JsonReply(200, json_.Take()), "private, max-age=300");
}

absl::Status NoSuch(std::string_view what, std::string_view asked,
                    const std::vector<std::string_view>& known) {
  const std::vector<std::string> near = ClosestNames(asked, known);
  return NotFound(Concat("There is no ", what, " “", Utf8Prefix(asked, 60), "”."),
                  near.empty() ? "" : Concat("Did you mean ", Join(near, " or "), "?"));
}

}  // namespace corner::api
