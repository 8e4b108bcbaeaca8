// GET /api/v1/taxonomy/occupations and /occupations/{scheme}/{code}.
#include <algorithm>

#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "service/api/taxonomy_replies.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using taxonomies::Concept;
using taxonomies::OccGroup;
using taxonomies::OccLevel;
using taxonomies::SocCode;
using taxonomies::TaxonomySet;

constexpr size_t kTitlesListed = 50;
constexpr std::string_view kSoc = taxonomies::Soc2020::kName;

void WriteFound(const OccupationEntry& occupation, std::string_view title, JsonWriter* json) {
  json->BeginObject().Field("title", title).Field("scheme", occupation.scheme);
  json->Field("code", std::string_view(occupation.code));
  json->Field("name", std::string_view(occupation.name)).EndObject();
}

std::string_view LevelName(OccLevel level) {
  switch (level) {
    case OccLevel::kMajor:
      return "major";
    case OccLevel::kSubMajor:
      return "sub_major";
    case OccLevel::kMinor:
      return "minor";
    case OccLevel::kUnit:
      break;
  }
  return "unit";
}

void WriteGroup(const OccGroup& group, JsonWriter* json) {
  json->BeginObject().Field("code", std::string_view(group.code.code()));
  json->Field("name", std::string_view(group.title)).EndObject();
}

// The groups above, widest first, and those one level below.
void WriteRelatives(const TaxonomySet& set, SocCode code, JsonWriter* json) {
  json->Key("above").BeginArray();
  for (int level = 1; level < static_cast<int>(code.level()); ++level) {
    const OccGroup* const above = set.classification->Find(code.At(static_cast<OccLevel>(level)));
    if (above != nullptr) WriteGroup(*above, json);
  }
  json->EndArray().Key("below").BeginArray();
  for (const OccGroup& group : set.classification->groups()) {
    const bool next = static_cast<int>(group.code.level()) == static_cast<int>(code.level()) + 1;
    if (next && group.code.At(code.level()) == code) WriteGroup(group, json);
  }
  json->EndArray();
}

void WriteUnit(const TaxonomyLookup& lookup, SocCode unit, JsonWriter* json) {
  const TaxonomySet& set = lookup.set();
  const std::vector<std::string_view> titles = lookup.TitlesOf(unit);
  json->Field("titles_total", titles.size()).Key("titles").BeginArray();
  for (size_t i = 0; i < std::min(titles.size(), kTitlesListed); ++i) json->String(titles[i]);
  json->EndArray().Key("fields").BeginArray();
  for (const std::string& field : set.fields->Of(unit)) json->String(field);
  json->EndArray().Key("resources").BeginArray();
  for (const taxonomies::ResourceWeight& use : set.resources->UsedBy(unit)) {
    const taxonomies::Resource& resource = set.resources->all()[use.resource];
    json->BeginObject().Field("id", std::string_view(resource.id));
    json->Field("label", std::string_view(resource.label)).Field("weight", use.weight).EndObject();
  }
  json->EndArray().Key("facets").BeginArray();
  for (size_t i = 0; i < set.context->facets().size(); ++i) {
    const auto facet = static_cast<taxonomies::FacetIndex>(i);
    json->BeginObject().Field("id", std::string_view(set.context->facets()[i].id));
    json->Field("value", set.context->TypicalOf(unit, facet)).Field("source", "typical");
    json->EndObject();
  }
  json->EndArray();
}

http::Reply SocReply(const http::Request& request, const TaxonomyLookup& lookup,
                     const OccGroup& group) {
  JsonWriter json;
  json.BeginObject().Field("edition", std::string_view(lookup.set().edition.id()));
  json.Field("scheme", kSoc).Field("code", std::string_view(group.code.code()));
  json.Field("name", std::string_view(group.title)).Field("level", LevelName(group.code.level()));
  WriteRelatives(lookup.set(), group.code, &json);
  if (group.code.level() == OccLevel::kUnit) WriteUnit(lookup, group.code, &json);
  json.EndObject();
  return WithEtag(request, http::JsonReply(200, json.Take()), "private, max-age=300");
}

http::Reply ConceptReply(const http::Request& request, const TaxonomySet& set, const Concept& one) {
  JsonWriter json;
  json.BeginObject().Field("edition", std::string_view(set.edition.id()));
  json.Field("scheme", one.scheme).Field("code", std::string_view(one.code));
  json.Field("name", std::string_view(one.label));
  if (!one.parent.empty()) json.Field("group", std::string_view(one.parent));
  json.Key("titles").BeginArray();
  for (const std::string& word : one.words) json.String(word);
  json.EndArray().Key("concepts").BeginArray();
  for (const Concept* part : set.concepts->Of(one.scheme, one.code)) {
    json.BeginObject().Field("kind", ConceptKindName(part->kind));
    json.Field("code", std::string_view(part->code)).Field("label", std::string_view(part->label));
    if (!part->value.empty()) json.Field("value", std::string_view(part->value));
    json.EndObject();
  }
  json.EndArray().EndObject();
  return WithEtag(request, http::JsonReply(200, json.Take()), "private, max-age=300");
}

// The schemes there is anything of.
std::vector<std::string_view> SchemesOf(const TaxonomySet& set) {
  std::vector<std::string_view> schemes = {kSoc};
  for (const Concept& one : set.concepts->all()) {
    if (schemes.back() != one.scheme) schemes.push_back(one.scheme);
  }
  return schemes;
}

absl::Status NoSuchScheme(const TaxonomySet& set, std::string_view asked) {
  const std::vector<std::string_view> schemes = SchemesOf(set);
  return NotFound(Concat("There is no scheme “", Utf8Prefix(asked, 60), "” here."),
                  Concat("The schemes are ", Join({schemes.begin(), schemes.end()}, ", "), "."));
}

absl::Status NoSuchOccupation(const TaxonomySet& set, std::string_view scheme,
                              std::string_view code) {
  std::vector<std::string> codes;
  for (const OccGroup& group : set.classification->groups()) {
    if (scheme == kSoc && group.code.code().size() == code.size()) {
      codes.push_back(group.code.code());
    }
  }
  for (const Concept& one : set.concepts->all()) {
    const bool occupation = one.kind == taxonomies::ConceptKind::kOccupation;
    if (one.scheme == scheme && occupation) codes.push_back(one.code);
  }
  return NoSuch(Concat(scheme, " occupation with the code"), code, {codes.begin(), codes.end()});
}

}  // namespace

absl::StatusOr<http::Reply> FindOccupations(const http::Request& request,
                                            const Services& services) {
  const TypedQuery query = ReadTyped(request, {"q", "limit"});
  if (!query.issues.empty()) return IssuesReply(request, query.issues);
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  TaxonomyReply reply(*lookup);
  if (query.text.empty()) {  // where browsing begins
    for (const OccGroup* group : lookup->set().classification->AtLevel(OccLevel::kMajor)) {
      WriteFound({kSoc, group->code.code(), group->title}, group->title, &reply.json());
    }
    return reply.Send(request);
  }
  const taxonomies::Typeahead& titles = lookup->occupations();
  for (const auto& hit : titles.Find(query.text, query.limit, /*one_a_value=*/false)) {
    WriteFound(lookup->occupation(hit.value), titles.text(hit.entry), &reply.json());
  }
  return reply.Send(request);
}

absl::StatusOr<http::Reply> GetOccupation(const http::Request& request, const Services& services) {
  if (const auto issues = UnknownNames(request, {}); !issues.empty()) {
    return IssuesReply(request, issues);
  }
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  const TaxonomySet& set = lookup->set();
  const std::string_view scheme = request.PathParam("scheme"), code = request.PathParam("code");
  const std::vector<std::string_view> schemes = SchemesOf(set);
  if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end()) {
    return NoSuchScheme(set, scheme);
  }
  if (scheme == kSoc) {
    const auto parsed = SocCode::Parse(code);
    const OccGroup* const group = parsed ? set.classification->Find(*parsed) : nullptr;
    if (group == nullptr) return NoSuchOccupation(set, scheme, code);
    return SocReply(request, *lookup, *group);
  }
  const Concept* const one = set.concepts->Find(scheme, code);
  if (one == nullptr || one->kind != taxonomies::ConceptKind::kOccupation) {
    return NoSuchOccupation(set, scheme, code);
  }
  return ConceptReply(request, set, *one);
}

}  // namespace corner::api
