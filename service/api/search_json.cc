#include "service/api/search_json.h"

#include "service/api/wording.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/distance.h"

namespace corner::api {
namespace {

using indexer::Hit;

void WriteAlso(const Hit& hit, JsonWriter* json) {
  const indexer::Vacancy& vacancy = hit.vacancy;
  json->Key("also").BeginObject();
  json->Field("hours_text", HoursText(vacancy.hours));
  json->Field("contract", Name(vacancy.contract));
  json->Field("remote", Name(vacancy.remote));
  json->Field("same_text", hit.same_text);
  if (hit.distance_km) {
    const std::string distance = DistanceText(*hit.distance_km, vacancy.place.precision);
    if (!distance.empty()) json->Field("distance_text", distance);
  }
  json->Key("pattern").BeginArray();
  for (const indexer::PatternBit bit : indexer::kAllPatterns) {
    if (vacancy.pattern & bit) json->String(PatternName(bit));
  }
  json->EndArray();
  json->Key("flags").BeginArray();
  for (const indexer::FlagBit bit : indexer::kAllFlags) {
    if (vacancy.flags & bit) json->String(FlagName(bit));
  }
  json->EndArray().EndObject();
}

void WriteHit(const Hit& hit, JsonWriter* json) {
  const indexer::Vacancy& vacancy = hit.vacancy;
  json->BeginObject().Field("id", vacancy.id).Field("title", vacancy.title);
  if (!vacancy.employer_name.empty()) json->Field("employer", vacancy.employer_name);
  if (!vacancy.place.name.empty() || !vacancy.place.text.empty()) {
    json->Field("place", PlaceText(vacancy));
  }
  if (hit.distance_km) {
    json->Key("distance_miles").Decimal(*hit.distance_km / taxonomies::kKmPerMile, 1);
  }
  json->Field("pay_text", PayText(vacancy.pay));
  if (vacancy.closes) json->Field("closes", vacancy.closes->Iso());
  json->Field("first_seen", vacancy.group_first_seen.value_or(vacancy.first_seen).Iso());
  json->Key("group").BeginObject().Field("size", hit.group_others + 1);
  if (!hit.group_members.empty()) {
    json->Key("members").BeginArray();
    for (const std::string& member : hit.group_members) json->String(member);
    json->EndArray();
  }
  json->EndObject();
  json->Field("snippet", hit.snippet).Field("score", hit.score);
  json->Key("highlights").BeginArray();
  for (const indexer::Highlight& highlight : hit.highlights) {
    json->BeginArray().Integer(highlight.from).Integer(highlight.to).EndArray();
  }
  json->EndArray();
  WriteAlso(hit, json);
  json->EndObject();
}

void WriteFacets(const indexer::SearchResult& result, JsonWriter* json) {
  json->Key("facets").BeginObject();
  for (const indexer::FacetCounts& facet : result.facets) {
    json->Key(FacetName(facet.field)).BeginArray();
    for (const indexer::FacetCount& row : facet.values) {
      json->BeginObject().Field("value", row.value);
      json->Field("label", row.label.empty() ? FacetLabel(facet.field, row.value) : row.label);
      json->Field("count", row.count).EndObject();
    }
    json->EndArray();
  }
  json->EndObject();
}

// `text` with the first whole word that reads `word` replaced; empty when it does not stand there.
std::string ReplaceWord(std::string_view text, std::string_view word, std::string_view better) {
  const std::string lower = AsciiLower(text);
  const auto in_word = [&](size_t at) {
    const auto c = static_cast<unsigned char>(lower[at]);
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  for (size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at > 0 && in_word(at - 1)) || (end < lower.size() && in_word(end))) continue;
    return Concat(text.substr(0, at), better, text.substr(end));
  }
  return {};
}

}  // namespace

std::string SearchResultToJson(const ReadProbe& asked, const indexer::SearchResult& result,
                               std::string_view did_you_mean) {
  JsonWriter json;
  json.BeginObject().Field("total", result.total).Field("relation", "eq");
  json.Key("understood").BeginArray();
  for (const std::string& part : asked.understood) json.String(part);
  json.EndArray();
  json.Key("items").BeginArray();
  for (const Hit& hit : result.hits) WriteHit(hit, &json);
  json.EndArray();
  WriteFacets(result, &json);
  if (!result.next.empty()) json.Field("next", result.next);
  json.Field("generation", result.generation).Field("seq", result.seq);
  if (!result.edition.empty()) json.Field("edition", std::string_view(result.edition));
  json.Field("all_words_total", result.all_clauses_total);
  if (!did_you_mean.empty()) json.Field("did_you_mean", did_you_mean);
  json.EndObject();
  return json.Take();
}

absl::StatusOr<std::string> DidYouMean(const indexer::Catalogue& catalogue, const ReadProbe& asked,
                                       const indexer::SearchResult& result) {
  if (result.all_clauses_total > 0) return std::string();
  std::string better = asked.words;
  bool mended = false;
  for (const indexer::Clause& clause : asked.probe.clauses) {
    if (clause.prefix || clause.occur == indexer::Clause::Occur::kNot) continue;
    for (const std::string& word : clause.words) {
      const auto suggestions = catalogue.Suggest(word);
      if (!suggestions.ok()) return suggestions.status();
      if (suggestions->empty()) continue;
      std::string replaced = ReplaceWord(better, word, suggestions->front());
      if (replaced.empty()) continue;
      better = std::move(replaced);
      mended = true;
    }
  }
  return mended ? better : std::string();
}

}  // namespace corner::api
