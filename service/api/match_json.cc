#include "service/api/match_json.h"

#include <string_view>

#include "matcher/phrases/labels.h"
#include "matcher/phrases/step_words.h"
#include "service/api/wording.h"
#include "taxonomies/base/json.h"

namespace corner::api {
namespace {

using matcher::MatchItem;
using matcher::Reason;
using matcher::Standing;

void WriteTexts(std::string_view name, const std::vector<std::string>& texts, JsonWriter* json) {
  if (texts.empty()) return;
  json->Key(name).BeginArray();
  for (const std::string& text : texts) json->String(text);
  json->EndArray();
}

void WriteReason(const Reason& reason, JsonWriter* json) {
  json->BeginObject().Field("code", reason.code).Field("points", reason.points);
  json->Field("most", reason.most);
  json->Field("profile", reason.profile).Field("vacancy", reason.vacancy);
  if (reason.span) {
    json->Key("span").BeginArray().Integer(reason.span->from).Integer(reason.span->to).EndArray();
    json->Field("quote", reason.quote);
  }
  WriteTexts("evidence", reason.evidence, json);
  WriteTexts("evidence_text", reason.evidence_text, json);
  json->Field("text", reason.text).EndObject();
}

void WriteReasons(std::string_view name, const std::vector<Reason>& reasons, JsonWriter* json) {
  json->Key(name).BeginArray();
  for (const Reason& reason : reasons) WriteReason(reason, json);
  json->EndArray();
}

void WriteItem(const MatchItem& item, JsonWriter* json) {
  json->BeginObject().Field("id", item.vacancy.id).Field("title", item.vacancy.title);
  json->Field("employer", item.vacancy.employer_name);
  json->Field("place", PlaceText(item.vacancy)).Field("pay_text", PayText(item.vacancy.pay));
  json->Key("closes");
  if (item.vacancy.closes) {
    json->String(item.vacancy.closes->Iso());
  } else {
    json->Null();
  }
  json->Field("fit", item.fit).Field("band", item.band);
  if (!item.rule.empty()) {
    json->Field("rule", item.rule).Key("rule_reason");
    WriteReason(item.rule_reason, json);
  }
  WriteReasons("reasons", item.reasons, json);
  WriteReasons("way_in", item.way_in, json);
  WriteReasons("ask", item.ask, json);
  if (!item.next_step.empty()) json->Field("next_step", item.next_step);
  WriteTexts("also", item.also, json);
  json->EndObject();
}

void WriteItems(std::string_view name, const std::vector<MatchItem>& items, JsonWriter* json) {
  json->Key(name).BeginArray();
  for (const MatchItem& item : items) WriteItem(item, json);
  json->EndArray();
}

std::string_view Name(Standing::Kind kind) {
  switch (kind) {
    case Standing::Kind::kListed:
      return "listed";
    case Standing::Kind::kFarther:
      return "farther";
    case Standing::Kind::kBelowFloor:
      return "below_floor";
    case Standing::Kind::kSetAside:
      return "set_aside";
    case Standing::Kind::kClosed:
      return "closed";
  }
  return "listed";
}

// Leaves the object open.
void WriteShortlist(const matcher::Shortlist& list, JsonWriter* writer) {
  JsonWriter& json = *writer;
  json.BeginObject().Field("day", list.day.Iso()).Field("generation", list.generation);
  json.Field("edition", list.edition).Field("profile", list.profile);
  json.Field("floor", list.floor).Field("earnable", list.earnable);
  json.Field("open", list.open).Field("openings", list.openings);
  json.Field("below_floor", list.below_floor);
  WriteItems("items", list.items, &json);
  json.Key("set_aside").BeginArray();
  for (const matcher::SetAside& rule : list.set_aside) {
    json.BeginObject().Field("rule", rule.rule);
    json.Field("owner", rule.client_owned ? "client" : "law");
    json.Field("count", rule.count).Field("returns", rule.returns).EndObject();
  }
  json.EndArray();
  json.Field("farther_openings", list.farther_openings);
  WriteItems("farther", list.farther, &json);
  WriteItems("just_outside", list.just_outside, &json);
  WriteItems("widen", list.widen, &json);
}

void WriteStep(const matcher::ReactionStep& step, matcher::Audience audience, JsonWriter* json) {
  json->BeginObject().Field("id", step.id).Field("what", step.what);
  json->Field("before", step.before).Field("after", step.after);
  json->Field("proposal", step.proposal);
  WriteTexts("because", step.because, json);
  WriteTexts("against", step.against, json);
  if (step.expires) json->Field("expires", step.expires->Iso());
  json->Field("text", matcher::StepWords(step, audience, matcher::BuiltinLabels())).EndObject();
}

}  // namespace

std::string ShortlistToJson(const matcher::Shortlist& list) {
  JsonWriter json;
  WriteShortlist(list, &json);
  return json.EndObject().Take();
}

std::string ReactedToJson(const matcher::Shortlist& list,
                          const std::vector<matcher::RestingItem>& resting,
                          const std::vector<matcher::ReactionStep>& steps,
                          matcher::Audience audience) {
  JsonWriter json;
  WriteShortlist(list, &json);
  json.Key("resting").BeginArray();
  for (const matcher::RestingItem& one : resting) {
    json.BeginObject().Field("until", one.until.Iso()).Key("item");
    WriteItem(one.item, &json);
    json.EndObject();
  }
  json.EndArray().Key("steps").BeginArray();
  for (const matcher::ReactionStep& step : steps) WriteStep(step, audience, &json);
  return json.EndArray().EndObject().Take();
}

std::string StandingToJson(const Standing& standing) {
  JsonWriter json;
  json.BeginObject().Field("standing", Name(standing.kind)).Field("floor", standing.floor);
  WriteReasons("rules", standing.rules, &json);
  json.Key("item");
  WriteItem(standing.item, &json);
  return json.EndObject().Take();
}

std::string SetAsideToJson(std::string_view rule, const std::vector<MatchItem>& items) {
  JsonWriter json;
  json.BeginObject().Field("rule", rule);
  WriteItems("items", items, &json);
  if (!items.empty()) json.Field("next", items.back().vacancy.id);
  return json.EndObject().Take();
}

std::string ClientsToJson(std::string_view vacancy_id,
                          const std::vector<matcher::ClientFit>& clients) {
  JsonWriter json;
  json.BeginObject().Field("vacancy", vacancy_id).Key("clients").BeginArray();
  for (const matcher::ClientFit& client : clients) {
    json.BeginObject().Field("profile", client.key).Field("fit", client.standing.item.fit);
    json.Field("floor", client.standing.floor);
    WriteReasons("reasons", client.standing.item.reasons, &json);
    json.EndObject();
  }
  return json.EndArray().EndObject().Take();
}

std::string CaseloadToJson(const matcher::Caseload& caseload) {
  JsonWriter json;
  json.BeginObject().Key("lists").BeginArray();
  for (const matcher::Shortlist& list : caseload.lists) {
    WriteShortlist(list, &json);
    json.EndObject();
  }
  json.EndArray().Key("also_on").BeginObject();
  for (const auto& [id, lists] : caseload.also_on) json.Field(id, lists);
  return json.EndObject().EndObject().Take();
}

}  // namespace corner::api
