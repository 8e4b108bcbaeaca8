#include "tests/service/disclosure/naive_disclosure.h"

namespace corner::testing {
namespace {

using casework::DisclosurePlan;

// Everything that decides, spelled out.
struct Truth {
  bool in_force = false, listed = false, moment = false;
  bool contact = false, name = false, service = false;
  bool client_may_tell = false, specialist_may_tell = false;
};

Truth TruthOf(const RandomCase& one, bool to_listed) {
  Truth truth;
  if (!one.facts.plan) return truth;
  const DisclosurePlan& plan = *one.facts.plan;
  const bool decided = plan.stance == DisclosurePlan::Stance::kAfterOffer ||
                       plan.stance == DisclosurePlan::Stance::kAtApplication;
  const bool withdrawn = plan.withdrawn.has_value() && *plan.withdrawn <= one.facts.now;
  const bool expired = plan.expires.has_value() && *plan.expires <= one.facts.now;
  truth.in_force = decided && !withdrawn && !expired;
  truth.listed = to_listed && !plan.recipients.empty();
  truth.moment = plan.stance == DisclosurePlan::Stance::kAtApplication ||
                 one.facts.moment != DisclosurePlan::Moment::kBeforeOffer;
  if (!truth.in_force) return truth;
  truth.contact = plan.may_contact;
  truth.name = plan.may_name_me && truth.listed;
  truth.service = plan.may_name_service && truth.listed && truth.moment;
  truth.client_may_tell =
      truth.listed && truth.moment && plan.teller != DisclosurePlan::Teller::kSpecialist;
  truth.specialist_may_tell = truth.listed && truth.moment && truth.contact && truth.name &&
                              plan.teller != DisclosurePlan::Teller::kClient;
  return truth;
}

// A text of the client's that may stand: it and the names it carries on purpose.
void AddText(const RandomCase& one, const PlantedText& text, bool service, bool name,
             bool of_the_plan, std::set<std::string>* markers) {
  if (text.exclusion) return;
  if (text.service && !service) return;
  if (text.name && !name) return;
  if (text.health && !of_the_plan) return;
  markers->insert(text.marker);
  if (text.service) markers->insert({one.service_first, one.service_last});
}

}  // namespace

std::optional<std::set<std::string>> NaiveMarkers(const RandomCase& one, const std::string& output,
                                                  bool to_listed) {
  const Truth truth = TruthOf(one, to_listed);
  const auto is = [&](const char* what) { return output.starts_with(what); };
  const bool client = output.ends_with("by the client");
  if (!client && !truth.contact) return std::nullopt;
  const bool name = client || truth.name;
  const bool may_tell = client ? truth.client_may_tell : truth.specialist_may_tell;
  if (is("mail") || is("web")) return std::set<std::string>();
  if (is("hours") && !name) return std::nullopt;

  std::set<std::string> markers = {one.title};
  if (is("adjustments")) {
    std::set<std::string> told;
    for (const PlantedText& text : one.words) {
      if (may_tell) AddText(one, text, truth.service, true, true, &told);
    }
    if (told.empty()) return std::nullopt;
    markers.insert(told.begin(), told.end());
  }
  if (is("application") && may_tell) {
    for (const PlantedText& text : one.words) {
      AddText(one, text, truth.service, true, true, &markers);
    }
  }
  if (is("application") || is("introduction") || is("csv") || is("json")) {
    for (const auto* texts : {&one.evidence, &one.credentials}) {
      for (const PlantedText& text : *texts) {
        AddText(one, text, truth.service, name, false, &markers);
      }
    }
  }
  if (is("application") || is("introduction") || is("hours")) markers.insert(one.employer_name);
  if (is("calendar")) markers.insert(one.place);
  const bool letter = is("application") || is("introduction") || is("hours") || is("adjustments");
  if (letter && to_listed) markers.insert(one.listed_name);
  if (is("application")) markers.insert(one.reach);
  const bool named = is("calendar") ? truth.in_force && truth.name : name;
  if (named) markers.insert({one.name_first, one.name_last});
  if (!client && (letter || is("calendar"))) {
    markers.insert(one.specialist);
    if (truth.service) markers.insert({one.service_first, one.service_last});
  }
  if (!client && letter) {
    if (truth.service) {
      markers.insert(one.address);
    } else if (!one.facts.service.plain_address.empty()) {
      markers.insert(one.plain_address);
    }
  }
  return markers;
}

}  // namespace corner::testing
