#include "service/api/held_json.h"

#include "taxonomies/base/text.h"

namespace corner::api {
namespace {

using indexer::HoldDecision;
using indexer::QualityCode;

void WriteDecision(std::string_view name, const HoldDecision& decision, JsonWriter* json) {
  json->Key(name).BeginObject().Field("decision", Name(decision.kind));
  json->Field("by", std::string_view(decision.by)).Field("why", std::string_view(decision.why));
  json->Field("day", std::string_view(decision.day.Iso())).EndObject();
}

}  // namespace

void WriteHeld(const indexer::HeldAdvert& advert, JsonWriter* json) {
  const indexer::Vacancy& vacancy = advert.vacancy;
  const indexer::HoldRecord& record = advert.record;
  json->BeginObject().Field("id", std::string_view(vacancy.id));
  json->Field("title", std::string_view(vacancy.title));
  if (!vacancy.employer_name.empty()) {
    json->Field("employer", std::string_view(vacancy.employer_name));
  }
  json->Field("source", std::string_view(vacancy.source));
  json->Field("status", Name(vacancy.status));
  if (vacancy.closes) json->Field("closes", std::string_view(vacancy.closes->Iso()));
  if (record.since) json->Field("since", std::string_view(record.since->Iso()));
  json->Key("reasons");
  WriteReasons(record.reasons, json);
  if (record.decision) {
    WriteDecision(record.decision_is_past ? "before" : "decision", *record.decision, json);
  }
  json->EndObject();
}

std::string HeldListToJson(const std::vector<indexer::HeldAdvert>& adverts,
                           const std::vector<std::pair<std::string, int64_t>>& by_code,
                           int64_t total, bool more) {
  JsonWriter json;
  json.BeginObject().Key("items").BeginArray();
  for (const indexer::HeldAdvert& advert : adverts) WriteHeld(advert, &json);
  json.EndArray().Key("facets").BeginObject().Key("code").BeginArray();
  for (const auto& [code, count] : by_code) {
    json.BeginObject().Field("value", std::string_view(code));
    json.Field("label", std::string_view(QualityCodeText(code))).Field("count", count).EndObject();
  }
  json.EndArray().EndObject().Field("total", total);
  if (more && !adverts.empty()) json.Field("next", std::string_view(adverts.back().vacancy.id));
  return json.EndObject().Take();
}

std::string QualityCodeText(std::string_view code) {
  const auto known = indexer::QualityCodeFromName(code);
  switch (known.value_or(QualityCode::kKeptBefore)) {
    case QualityCode::kNoEmployer:
      return "No employer named";
    case QualityCode::kFeeAsked:
      return "Asks for a fee";
    case QualityCode::kPremiumPhone:
      return "Costly number to ring";
    case QualityCode::kBelowMinimumWage:
      return "Pay below the legal minimum";
    case QualityCode::kUnpaid:
      return "No wage";
    case QualityCode::kCopiedAdvert:
      return "Copied advert";
    case QualityCode::kDeadLinkShape:
      return "Link that leads nowhere";
    case QualityCode::kStale:
      return "Listed for very long";
    case QualityCode::kKeptBefore:
      return known ? "Kept back before" : std::string(code);
  }
  return std::string(code);
}

std::string DecisionText(const HoldDecision& decision) {
  const bool kept = decision.kind == HoldDecision::Kind::kKept;
  return Concat(decision.by, kept ? " kept it back on " : " released it on ", decision.day.Spoken(),
                ": ", decision.why);
}

std::string HeldSentence(const indexer::HoldRecord& record) {
  std::string sentence = "This advert is held back until a person has looked at it.";
  if (record.decision && !record.decision_is_past) {
    sentence = "A person has looked at this advert and keeps it back.";
  }
  for (const indexer::QualityReason& reason : record.reasons) {
    if (reason.rule->holds) sentence += Concat(" ", reason.rule->sentence);
  }
  return sentence;
}

}  // namespace corner::api
