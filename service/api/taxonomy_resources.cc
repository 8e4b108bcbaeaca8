// GET /api/v1/taxonomy/resources and /resources/{id}; POST /api/v1/taxonomy/understand.
#include <algorithm>

#include "service/api/handlers.h"
#include "service/api/replies.h"
#include "service/api/taxonomy_replies.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using taxonomies::Resource;
using taxonomies::TaxonomySet;

constexpr size_t kMostWords = 10'000;  // bytes of a client's own words
constexpr size_t kUsesListed = 20;

void WriteStrings(std::string_view name, const std::vector<std::string>& list, JsonWriter* json) {
  json->Key(name).BeginArray();
  for (const std::string& one : list) json->String(one);
  json->EndArray();
}

// `matched`: the words that were found; empty when browsing.
void WriteSummary(const Resource& resource, std::string_view matched, JsonWriter* json) {
  json->BeginObject().Field("id", std::string_view(resource.id));
  json->Field("label", std::string_view(resource.label));
  json->Field("group", std::string_view(resource.group));
  if (!matched.empty()) json->Field("matched", matched);
  json->EndObject();
}

void WriteGroup(const TaxonomySet& set, const taxonomies::ResourceGroup& group, JsonWriter* json) {
  const auto& all = set.resources->all();
  const auto count = std::count_if(
      all.begin(), all.end(), [&](const Resource& resource) { return resource.group == group.id; });
  json->BeginObject().Field("id", std::string_view(group.id));
  json->Field("label", std::string_view(group.name)).Field("about", std::string_view(group.about));
  json->Field("resources", count).EndObject();
}

std::vector<std::string> MarksOf(const Resource& resource) {
  std::vector<std::string> marks;
  if ((resource.marks & Resource::kSensitive) != 0) marks.emplace_back("sensitive");
  if ((resource.marks & Resource::kLicence) != 0) marks.emplace_back("licence");
  if ((resource.marks & Resource::kLanguage) != 0) marks.emplace_back("language");
  if ((resource.marks & Resource::kEveryday) != 0) marks.emplace_back("everyday");
  return marks;
}

// The unit groups to which it is most central.
void WriteUses(const TaxonomySet& set, taxonomies::ResourceIndex index, JsonWriter* json) {
  std::vector<std::pair<int32_t, const taxonomies::OccGroup*>> uses;
  for (const auto* unit : set.classification->AtLevel(taxonomies::OccLevel::kUnit)) {
    for (const taxonomies::ResourceWeight& use : set.resources->UsedBy(unit->code)) {
      if (use.resource == index) uses.emplace_back(use.weight, unit);
    }
  }
  std::stable_sort(uses.begin(), uses.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  json->Field("used_by_total", uses.size()).Key("used_by").BeginArray();
  for (size_t i = 0; i < std::min(uses.size(), kUsesListed); ++i) {
    json->BeginObject().Field("scheme", taxonomies::Soc2020::kName);
    json->Field("code", std::string_view(uses[i].second->code.code()));
    json->Field("name", std::string_view(uses[i].second->title));
    json->Field("weight", uses[i].first).EndObject();
  }
  json->EndArray();
}

absl::Status NoSuchResource(const TaxonomySet& set, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Resource& resource : set.resources->all()) ids.emplace_back(resource.id);
  return NoSuch("resource", id, ids);
}

absl::StatusOr<http::Reply> BrowseResources(const http::Request& request,
                                            const TaxonomyLookup& lookup, std::string_view group) {
  const TaxonomySet& set = lookup.set();
  TaxonomyReply reply(lookup);
  std::vector<std::string_view> groups;
  for (const taxonomies::ResourceGroup& one : set.resources->groups()) {
    groups.emplace_back(one.id);
    if (group.empty()) WriteGroup(set, one, &reply.json());
  }
  if (!group.empty() && std::find(groups.begin(), groups.end(), group) == groups.end()) {
    return IssuesReply(request, {{ParamIssue::Code::kUnknownValue, "group",
                                  Concat("There is no group “", Utf8Prefix(group, 60), "”."),
                                  ClosestNames(group, groups)}});
  }
  for (const Resource& resource : set.resources->all()) {
    if (resource.group == group) WriteSummary(resource, "", &reply.json());
  }
  return reply.Send(request);
}

// The body {"text": "…"}.
absl::StatusOr<std::string> ClientWords(const http::Request& request) {
  auto body = JsonDocument::Parse(request.body, {.max_bytes = 4 * kMostWords, .max_depth = 4});
  const std::string_view hint = "Send {\"text\": \"I looked after my nan\"}.";
  // The parser's sentence may quote the body, which no reply and no log repeats.
  if (!body.ok()) return InvalidInput("The body is not JSON that can be read.", hint);
  if (!body->root().is_object()) return InvalidInput("The body is not a JSON object.", hint);
  bool unknown = false;
  body->root().ForEachMember([&](std::string_view name, JsonValue) { unknown |= name != "text"; });
  if (unknown) return InvalidInput("The body has members other than “text”.", hint);
  const auto text = body->root().member("text").string();
  if (!text) return InvalidInput("The body has no string “text”.", hint);
  if (text->size() > kMostWords) {
    return TooLarge("The text is longer than 10,000 bytes.", "Send it in parts.");
  }
  return std::string(*text);
}

}  // namespace

absl::StatusOr<http::Reply> FindResources(const http::Request& request, const Services& services) {
  TypedQuery query = ReadTyped(request, {"q", "group", "limit"});
  const std::string_view group = TrimSpace(request.Query("group").value_or(""));
  if (!group.empty() && !query.text.empty()) {
    query.issues.push_back(
        {ParamIssue::Code::kConflict, "group", "Give words to look for or a group.", {}});
  }
  if (!query.issues.empty()) return IssuesReply(request, query.issues);
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  if (query.text.empty()) return BrowseResources(request, *lookup, group);
  const taxonomies::Typeahead& wordings = lookup->resources();
  TaxonomyReply reply(*lookup);
  for (const auto& hit : wordings.Find(query.text, query.limit, /*one_a_value=*/true)) {
    WriteSummary(lookup->set().resources->all()[hit.value], wordings.text(hit.entry),
                 &reply.json());
  }
  return reply.Send(request);
}

absl::StatusOr<http::Reply> GetResource(const http::Request& request, const Services& services) {
  if (const auto issues = UnknownNames(request, {}); !issues.empty()) {
    return IssuesReply(request, issues);
  }
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  const TaxonomySet& set = lookup->set();
  const Resource* const resource = set.resources->Find(request.PathParam("id"));
  if (resource == nullptr) return NoSuchResource(set, request.PathParam("id"));
  JsonWriter json;
  json.BeginObject().Field("edition", std::string_view(set.edition.id()));
  json.Field("id", std::string_view(resource->id));
  json.Field("label", std::string_view(resource->label));
  json.Field("group", std::string_view(resource->group));
  WriteStrings("client_words", resource->client_words, &json);
  WriteStrings("advert_words", resource->advert_words, &json);
  WriteStrings("external", resource->external, &json);
  WriteStrings("marks", MarksOf(*resource), &json);
  json.Key("related").BeginArray();
  for (const taxonomies::RelatedResource& near : resource->related) {
    const Resource& other = set.resources->all()[near.resource];
    json.BeginObject().Field("id", std::string_view(other.id));
    json.Field("label", std::string_view(other.label));
    json.Key("similarity").Decimal(near.tenths / 10.0, 1).EndObject();
  }
  json.EndArray();
  const auto index = resource - set.resources->all().data();
  WriteUses(set, static_cast<taxonomies::ResourceIndex>(index), &json);
  json.EndObject();
  return WithEtag(request, http::JsonReply(200, json.Take()), "private, max-age=300");
}

absl::StatusOr<http::Reply> UnderstandWords(const http::Request& request,
                                            const Services& services) {
  if (const auto issues = UnknownNames(request, {}); !issues.empty()) {
    return IssuesReply(request, issues);
  }
  CORNER_ASSIGN_OR_RETURN(const std::string text, ClientWords(request));
  CORNER_ASSIGN_OR_RETURN(const auto lookup, services.taxonomies());
  const TaxonomySet& set = lookup->set();
  JsonWriter json;
  json.BeginObject().Field("edition", std::string_view(set.edition.id()));
  json.Key("concepts").BeginArray();
  for (const taxonomies::ResourceMention& mention : set.extractor->FromClient(text)) {
    const Resource& resource = set.resources->all()[mention.resource];
    // Lived experience is the client's to name, never ours to infer.
    if (resource.sensitive()) continue;
    json.BeginObject().Field("id", std::string_view(resource.id));
    json.Field("label", std::string_view(resource.label));
    json.Key("span").BeginArray().Integer(mention.from).Integer(mention.to).EndArray();
    json.Field("negated", mention.negated).EndObject();
  }
  json.EndArray().EndObject();
  http::Reply reply = http::JsonReply(200, json.Take());
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace corner::api
