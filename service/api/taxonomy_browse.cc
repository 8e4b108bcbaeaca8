// GET /api/v1/taxonomy/fields, /facets and /places.
#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "service/api/taxonomy_replies.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using taxonomies::OccGroup;
using taxonomies::Place;
using taxonomies::PlaceKind;
using taxonomies::TaxonomySet;

void WriteField(const TaxonomySet& set, const taxonomies::JobField& field, JsonWriter* json) {
  json->BeginObject().Field("id", std::string_view(field.id));
  json->Field("name", std::string_view(field.name));
  json->Key("client_words").BeginArray();
  for (const std::string& words : field.client_words) json->String(words);
  json->EndArray().Key("occupations").BeginArray();
  for (const OccGroup* unit : set.classification->AtLevel(taxonomies::OccLevel::kUnit)) {
    for (const std::string& id : set.fields->Of(unit->code)) {
      if (id == field.id) json->String(unit->code.code());
    }
  }
  json->EndArray().EndObject();
}

void WriteFacet(const taxonomies::ContextFacet& facet, JsonWriter* json) {
  json->BeginObject().Field("id", std::string_view(facet.id));
  json->Field("name", std::string_view(facet.name));
  json->Field("question", std::string_view(facet.question));
  json->Key("scale").BeginObject();
  json->Field("1", std::string_view(facet.one)).Field("3", std::string_view(facet.three));
  json->Field("5", std::string_view(facet.five)).EndObject().EndObject();
}

std::string_view KindName(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kNation:
      return "nation";
    case PlaceKind::kRegion:
      return "region";
    case PlaceKind::kCounty:
      return "county";
    case PlaceKind::kArea:
      return "area";
    case PlaceKind::kDistrict:
      return "district";
    case PlaceKind::kTown:
      break;
  }
  return "town";
}

void WriteFoundPlace(const TaxonomySet& set, const Place& place, std::string_view matched,
                     JsonWriter* json) {
  json->BeginObject().Field("id", std::string_view(place.id));
  json->Field("name", std::string_view(place.name)).Field("kind", KindName(place.kind));
  json->Key("lat").Decimal(place.lat, 4).Key("lon").Decimal(place.lon, 4);
  if (const Place* within = set.gazetteer->Parent(place)) {
    json->Field("within", std::string_view(within->name));
  }
  json->Field("matched", matched).EndObject();
}

}  // namespace

absl::StatusOr<http::Reply> ListJobFields(const http::Request& request, const Services& services) {
  if (const auto issues = UnknownNames(request, {}); !issues.empty()) {
    return IssuesReply(request, issues);
  }
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  TaxonomyReply reply(*lookup);
  for (const taxonomies::JobField& field : lookup->set().fields->all()) {
    WriteField(lookup->set(), field, &reply.json());
  }
  return reply.Send(request);
}

absl::StatusOr<http::Reply> ListContextFacets(const http::Request& request,
                                              const Services& services) {
  if (const auto issues = UnknownNames(request, {}); !issues.empty()) {
    return IssuesReply(request, issues);
  }
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  TaxonomyReply reply(*lookup);
  for (const taxonomies::ContextFacet& facet : lookup->set().context->facets()) {
    WriteFacet(facet, &reply.json());
  }
  return reply.Send(request);
}

absl::StatusOr<http::Reply> FindPlaces(const http::Request& request, const Services& services) {
  const TypedQuery query = ReadTyped(request, {"q", "limit"});
  if (!query.issues.empty()) return IssuesReply(request, query.issues);
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  const TaxonomySet& set = lookup->set();
  TaxonomyReply reply(*lookup);
  for (const auto& hit : lookup->places().Find(query.text, query.limit, /*one_a_value=*/true)) {
    WriteFoundPlace(set, lookup->place(hit.value), lookup->places().text(hit.entry), &reply.json());
  }
  return reply.Send(request);
}

}  // namespace corner::api
