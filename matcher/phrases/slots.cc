#include "matcher/phrases/slots.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matcher/phrases/plain_words.h"
#include "taxonomies/base/text.h"

namespace corner::matcher {
namespace {

constexpr size_t kMostEvidence = 2;  // quoted in one sentence
constexpr std::string_view kYes = "yes";

// The values of one reason by name.
class Values {
 public:
  explicit Values(const Reason& reason) : reason_(reason) {}

  const ReasonValue* Find(std::string_view name) const {
    const auto at = std::find_if(reason_.values.begin(), reason_.values.end(),
                                 [&](const ReasonValue& value) { return value.name == name; });
    return at == reason_.values.end() ? nullptr : &*at;
  }
  std::string Text(std::string_view name) const {
    const ReasonValue* value = Find(name);
    return value == nullptr ? std::string() : value->value;
  }
  std::optional<int32_t> Number(std::string_view name) const {
    const ReasonValue* value = Find(name);
    if (value == nullptr) return std::nullopt;
    const std::optional<int64_t> number = ParseInteger(value->value);
    return number ? std::optional<int32_t>(static_cast<int32_t>(*number)) : std::nullopt;
  }

 private:
  const Reason& reason_;
};

bool Is(const Reason& reason, std::string_view topic) {
  const std::string_view code = reason.code;
  const size_t dot = code.find('.');
  std::string_view rest = code.substr(dot + 1);
  if (code.starts_with("preference.")) rest = rest.substr(0, rest.rfind('.'));
  return rest == topic;
}

// The vocabulary speaks of a person as "they"; to the client that is "you".
std::string ConceptWords(std::string_view id, Audience audience, const Labels& labels) {
  constexpr std::pair<std::string_view, std::string_view> kToYou[] = {
      {"their own", "your own"},
      {"they care about", "you care about"},
      {"entrusted to them", "entrusted to you"},
      {"what they start", "what you start"}};
  std::string words = labels.Concept(id);
  if (audience == Audience::kSpecialist) return words;
  for (const auto& [they, you] : kToYou) words = ReplaceAll(std::move(words), they, you);
  return words;
}

void SetConcepts(const Values& values, Audience audience, const Labels& labels, Slots* slots) {
  for (const std::string_view name : {"interest", "resource", "task"}) {
    if (const ReasonValue* value = values.Find(name)) {
      (*slots)[std::string(name)] = ConceptWords(value->value, audience, labels);
    }
  }
  if (const ReasonValue* value = values.Find("field")) {
    (*slots)["field"] = labels.Field(value->value);
  }
}

void SetEvidence(const Reason& reason, Slots* slots) {
  std::vector<std::string> quotes;
  for (const std::string& text : reason.evidence_text) {
    if (std::string quote = Quoted(text); !quote.empty() && quotes.size() < kMostEvidence) {
      quotes.push_back(std::move(quote));
    }
  }
  (*slots)["evidence"] = ListWords(quotes);
  (*slots)["quote"] = Quoted(reason.quote);
}

void SetHours(const Values& values, Slots* slots) {
  (*slots)["wish"] = HoursWishWords(values.Number("wish_min"), values.Number("wish_max"),
                                    values.Number("wish_target"));
  const std::optional<int32_t> low = values.Number("job_min"), high = values.Number("job_max");
  if (low && high) (*slots)["job"] = HoursWords(std::min(*low, *high), std::max(*low, *high));
}

void SetPay(const Values& values, Slots* slots) {
  const int32_t wish = values.Number("wish").value_or(0);
  (*slots)["wish"] = HourlyWords(wish, wish);
  const std::optional<int32_t> low = values.Number("job_min");
  if (low)
    (*slots)["job"] = HourlyWords(*low, std::max(*low, values.Number("job_max").value_or(0)));
}

void SetTravel(const Values& values, Slots* slots) {
  (*slots)["wish"] = MinutesWords(values.Number("wish").value_or(0));
  if (const std::string reach = values.Text("reach"); !reach.empty()) (*slots)[reach] = kYes;
  const std::optional<int32_t> likely = values.Number("likely");
  if (!likely) return;
  std::string words = Concat("about ", MinutesWords(*likely), " ", ModeWords(values.Text("mode")));
  const std::string origin = Inline(values.Text("origin"));
  if (!origin.empty()) words.append(" from ").append(origin == "Home" ? "home" : origin);
  (*slots)["job"] = std::move(words);
  (*slots)["low"] = MinutesWords(values.Number("low").value_or(0));
  (*slots)["high"] = MinutesWords(values.Number("high").value_or(0));
}

void SetFacet(const Values& values, const Labels& labels, Slots* slots) {
  const FacetWords facet = labels.Facet(values.Text("facet"));
  (*slots)["facet"] = facet.name;
  (*slots)["one"] = Quoted(facet.one);
  (*slots)["five"] = Quoted(facet.five);
  (*slots)["about"] = Quoted(facet.name);
  (*slots)["wish"] = ScaleWords(facet, values.Number("wish").value_or(0));
  if (values.Text("strength") == "avoid") (*slots)["avoid"] = kYes;
  if (const auto job = values.Number("job")) {
    (*slots)["job"] = ScaleWords(facet, *job);
    (*slots)[values.Text("source")] = kYes;
  }
  // Only what the advert itself says is quoted as its words.
  if (values.Text("source") != "advert") slots->erase("quote");
}

void SetPreference(const Reason& reason, const Values& values, const Labels& labels, Slots* slots) {
  Slots& out = *slots;
  if (Is(reason, "hours")) {
    SetHours(values, slots);
  } else if (Is(reason, "shifts") || Is(reason, "shifts_required")) {
    for (const std::string_view name : {"wish", "job", "beyond"}) {
      const int32_t bits = values.Number(name).value_or(0);
      out[std::string(name)] = PatternWords(static_cast<uint8_t>(bits));
    }
    out["any"] = PatternWords(static_cast<uint8_t>(values.Number("wish").value_or(0)), "or");
    if (Is(reason, "shifts_required")) out["about"] = out["beyond"];
  } else if (Is(reason, "travel") || Is(reason, "travel_range")) {
    SetTravel(values, slots);
  } else if (Is(reason, "pay")) {
    SetPay(values, slots);
  } else if (Is(reason, "permanent")) {
    out["job"] = ContractWords(values.Text("job"));
  } else if (Is(reason, "remote")) {
    out["wish"] = values.Text("wish") == "home" ? "from home" : "away from home";
    out["job"] = RemoteWords(values.Text("job"));
  } else if (Is(reason, "start")) {
    out["wish"] = ClockWords(values.Number("wish").value_or(0));
    if (const auto job = values.Number("job")) out["job"] = ClockWords(*job);
  } else if (Is(reason, "sector")) {
    out["job"] = Inline(values.Text("job"));
  } else if (Is(reason, "facet") || Is(reason, "facet_typical")) {
    SetFacet(values, labels, slots);
  } else if (Is(reason, "requirement")) {
    out["requirement"] = labels.Requirement(values.Text("requirement"));
    out["about"] = out["requirement"];
  }
}

void SetWayIn(const Values& values, Audience audience, Slots* slots) {
  (*slots)["employer"] = Inline(values.Text("employer"));
  const std::optional<int32_t> closes = values.Number("closes"), days = values.Number("days");
  if (!closes) return;
  (*slots)["date"] = DayWords(*closes);
  // Paper is read on another day.
  const bool spoken = audience != Audience::kPrint && days;
  (*slots)["when"] = spoken && *days == 0   ? "today"
                     : spoken && *days == 1 ? "tomorrow"
                                            : DayWords(*closes);
}

}  // namespace

Slots RuleSlots(std::string_view rule, Audience audience, const Labels& labels) {
  Slots slots;
  const std::vector<std::string_view> parts = Split(rule, ':');
  if (parts.size() < 3) return slots;
  const std::string_view kind = parts[1];
  const std::string_view value = rule.substr(parts[0].size() + 1 + kind.size() + 1);
  slots[std::string(kind)] = kind == "field"     ? labels.Field(value)
                             : kind == "concept" ? ConceptWords(value, audience, labels)
                             : kind == "sector"  ? Inline(ReadableId(value))
                                                 : std::string(kYes);
  return slots;
}

Slots SlotsOf(const Reason& reason, Audience audience, const Labels& labels) {
  const Values values(reason);
  const std::string_view code = reason.code;
  if (code == "set_aside.veto") return RuleSlots(values.Text("veto"), audience, labels);
  Slots slots;
  SetEvidence(reason, &slots);
  SetConcepts(values, audience, labels, &slots);
  if (code.starts_with("way_in.")) {
    SetWayIn(values, audience, &slots);
  } else if (code.starts_with("aspiration.") || code.starts_with("resource.")) {
    const std::string source = values.Text("source");
    if (!source.empty() && source != "text") slots[source] = kYes;
  } else {
    SetPreference(reason, values, labels, &slots);
  }
  return slots;
}

}  // namespace corner::matcher
