// What the taxonomy handlers have in common: the words typed, and replies that name the edition.
// Plain values; a reply belongs to one request.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "service/api/probe_params.h"
#include "service/api/taxonomy_lookup.h"
#include "service/http/message.h"
#include "taxonomies/base/json.h"

namespace corner::api {

struct TypedQuery {
  std::string text;  // "q"; empty = absent
  size_t limit = 10;
  std::vector<ParamIssue> issues;
};
// Reads q and limit (1 to 50); parameters other than `known` are issues.
TypedQuery ReadTyped(const http::Request& request, std::initializer_list<std::string_view> known);

// {edition, items:[…]}: the caller writes the items.
class TaxonomyReply {
 public:
  explicit TaxonomyReply(const TaxonomyLookup& lookup);
  JsonWriter& json() { return json_; }
  // With an entity tag: an edition says the same until it is replaced.
  http::Reply Send(const http::Request& request);

 private:
  JsonWriter json_;
};

// kNotFound that names the closest of `known`.
absl::Status NoSuch(std::string_view what, std::string_view asked,
                    const std::vector<std::string_view>& known);

}  // namespace corner::api
