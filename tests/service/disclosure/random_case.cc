#include "tests/service/disclosure/random_case.h"

#include <utility>

#include "matcher/phrases/labels.h"
#include "service/disclosure/correspondence.h"
#include "service/disclosure/packet_row.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using casework::DisclosurePlan;
using disclosure::Author;
using disclosure::EmployerDocument;
using disclosure::EmployerText;

constexpr std::string_view kHealth[] = {"bipolar",    "mental health", "Schizophrenia",
                                        "my illness", "DEPRESSION",    "service user"};
const absl::Time kNoon = absl::FromUnixSeconds(1'800'000'000);

// Concepts that begin with "lived" are sensitive.
class LivedIsSensitive : public matcher::Similarity {
 public:
  std::vector<matcher::RelatedConcept> Near(std::string_view id) const override {
    return {{std::string(id), 1000}};
  }
  bool IsSensitive(std::string_view id) const override { return id.starts_with("lived"); }
};

std::string Unfolded(std::string_view text) { return ReplaceAll(std::string(text), "\r\n ", ""); }

Output OutputOf(std::string name, const absl::StatusOr<EmployerDocument>& document) {
  if (!document.ok()) return {std::move(name), std::nullopt, Sentence(document.status())};
  return {std::move(name),
          Concat(document->subject().text(), "\n", document->file_name(), "\n",
                 Unfolded(document->body().text())),
          ""};
}

Output OutputOf(std::string name, const absl::StatusOr<EmployerText>& text) {
  if (!text.ok()) return {std::move(name), std::nullopt, Sentence(text.status())};
  return {std::move(name), std::string(text->text()), ""};
}

}  // namespace

// "zq" begins a marker and stands nowhere inside one, so none hides in another.
std::string RandomCases::Marker(RandomCase* one) {
  std::string marker = "zq";
  uint64_t number = next_++;
  for (int i = 0; i < 8; ++i, number /= 20) marker.push_back("abcdefghijklmnoprstu"[number % 20]);
  one->markers.insert(marker);
  return marker;
}

std::string RandomCases::Mixed(const std::string& word) {
  std::string mixed = word;
  for (char& c : mixed) {
    if (c >= 'a' && c <= 'z' && Chance(50)) c = static_cast<char>(c - 32);
  }
  return mixed;
}

PlantedText RandomCases::Plant(RandomCase* one, std::string* text) {
  PlantedText planted{.marker = Marker(one)};
  *text = Concat("kept ", planted.marker, " tidy");
  if (!exclusions_.empty() && Chance(25)) {
    const std::string& exclusion = exclusions_[Below(static_cast<int>(exclusions_.size()))];
    *text += Concat(Chance(50) ? ", " : "\n",
                    ReplaceAll(Mixed(exclusion), " ", Chance(50) ? " - " : "\t"), "!");
    planted.exclusion = true;
  }
  if (Chance(15)) {
    *text += Chance(50) ? Concat(" at ", Mixed(one->service_first), ", ", one->service_last)
                        : Concat(" (", one->service_first, Mixed(one->service_last), ")");
    planted.service = true;
  }
  if (Chance(20)) {
    *text += Concat("; ", kHealth[Below(6)]);
    planted.health = true;
  }
  if (Chance(15)) {
    *text += Concat(" ", Chance(50) ? Mixed(one->name_first) : one->name_last, "'s way");
    planted.name = true;
  }
  return planted;
}

void RandomCases::SetNames(RandomCase* one) {
  one->name_first = Marker(one), one->name_last = Marker(one);
  one->service_first = Marker(one), one->service_last = Marker(one);
  disclosure::ServiceFacts& service = one->facts.service;
  service.name = Concat(one->service_first, " ", one->service_last);
  service.specialist = one->specialist = Marker(one);
  one->address = Marker(one), one->plain_address = Marker(one);
  service.address = Concat(one->address, "@", one->service_first, one->service_last, ".example");
  if (Chance(70)) service.plain_address = Concat(one->plain_address, "@post.example");
  one->listed_name = Marker(one), one->place = Marker(one);
  one->meeting = {.id = "m1", .from = kNoon, .to = kNoon + absl::Hours(1), .place = one->place};
  one->steps = {{Day(20650), 1200}, {Day(20700), 3500}};
}

void RandomCases::SetPlan(RandomCase* one, DisclosurePlan* plan) {
  plan->person = "p1", plan->employer = "harbour", plan->employer_name = one->employer_name;
  plan->stance = static_cast<DisclosurePlan::Stance>(Below(10) < 3 ? Below(4) : 2 + Below(2));
  plan->teller = static_cast<DisclosurePlan::Teller>(Below(3));
  plan->recipients = {"Line Manager"};
  if (Chance(50)) plan->recipients.emplace_back("occupational  health");
  if (Chance(10)) plan->recipients = {};
  plan->exclusions = exclusions_;
  for (int i = Below(5); i > 0; --i) {
    plan->words.emplace_back();
    one->words.push_back(Plant(one, &plan->words.back()));
  }
  plan->may_contact = Chance(60), plan->may_name_me = Chance(60);
  plan->may_name_service = Chance(50);
  const auto near_now = [&] { return one->facts.now + absl::Nanoseconds(Below(5) - 2); };
  if (Chance(30)) plan->expires = near_now();
  if (Chance(30)) plan->withdrawn = near_now();
}

void RandomCases::SetProfile(RandomCase* one) {
  matcher::Profile profile;
  profile.key = Marker(one);
  profile.travel.emplace().origin_names = {Marker(one)};
  const int count = Below(5);
  for (int i = 0; i < count; ++i) {
    matcher::ResourceHeld held;
    const bool sensitive = Chance(20);
    held.concept_id = Concat(sensitive ? "lived_" : "task_", i);
    held.wish = static_cast<matcher::ResourceHeld::Wish>(Chance(80) ? Below(2) : 2 + Below(2));
    const bool usable = !sensitive && held.wish <= matcher::ResourceHeld::Wish::kHappy;
    for (int row = Below(4); row > 0; --row) {
      matcher::Evidence evidence;
      evidence.kind = Chance(85) ? "paid" : "lived";
      const PlantedText planted = Plant(one, &evidence.text);
      if (Chance(30)) evidence.where = "the hall";
      evidence.from = Marker(one), evidence.to = Marker(one), evidence.confirmer = Marker(one);
      evidence.may_share = Chance(60);
      if (usable && evidence.may_share && evidence.kind != "lived") {
        one->evidence.push_back(planted);
      }
      held.evidence.push_back(std::move(evidence));
    }
    profile.resources.push_back(std::move(held));
  }
  one->reach = Marker(one);
  one->facts.client =
      disclosure::FactsOf("p1", Concat(one->name_first, " ", one->name_last), one->reach, profile,
                          {}, LivedIsSensitive(), matcher::BuiltinLabels());
  for (int i = Below(3); i > 0; --i) {
    one->facts.client.credentials.emplace_back();
    one->credentials.push_back(Plant(one, &one->facts.client.credentials.back()));
  }
}

RandomCase RandomCases::Next() {
  next_ = 0;
  indexer::Vacancy vacancy;
  vacancy.employer_key = "harbour", vacancy.employer_name = "zqemployer";
  vacancy.title = "zqtitle";
  vacancy.flags = Chance(50) ? indexer::kEarlyQuestions : 0;
  RandomCase one{disclosure::JobFacts(vacancy)};
  one.title = vacancy.title, one.employer_name = vacancy.employer_name;
  one.markers = {one.title, one.employer_name};
  one.facts.now = kNoon;
  one.facts.moment = static_cast<DisclosurePlan::Moment>(Below(3));
  exclusions_.clear();
  for (int i = Below(3); i > 0; --i) {
    exclusions_.push_back(Chance(50) ? Marker(&one) : Concat(Marker(&one), " ", Marker(&one)));
  }
  SetNames(&one);
  if (Chance(90)) SetPlan(&one, &one.facts.plan.emplace());
  if (!one.facts.plan) exclusions_.clear();  // never planted where no plan has them
  SetProfile(&one);
  one.listed = {.role = Chance(50) ? "line manager" : "LINE MANAGER", .name = one.listed_name};
  one.stranger = {.role = Chance(80) ? "line" : ""};
  return one;
}

std::vector<Output> AllOutputs(const RandomCase& one, const disclosure::Addressee& to) {
  const auto policy = disclosure::DisclosurePolicy::For(one.facts);
  std::vector<Output> outputs;
  if (!policy.ok()) return {{"policy", std::nullopt, Sentence(policy.status())}};
  for (const Author author : {Author::kClient, Author::kSpecialist}) {
    const std::string by = author == Author::kClient ? " by the client" : " by the specialist";
    if (author == Author::kClient) {
      outputs.push_back(OutputOf("application" + by, ApplicationLetter(*policy, to)));
    } else {
      using disclosure::PacketForm;
      outputs.push_back(OutputOf("introduction" + by, Introduction(*policy, to)));
      outputs.push_back(OutputOf("csv" + by, PacketRow(*policy, to, PacketForm::kCsv)));
      outputs.push_back(OutputOf("json" + by, PacketRow(*policy, to, PacketForm::kJson)));
    }
    outputs.push_back(OutputOf("hours" + by, ConfirmingLetter(*policy, author, to, one.steps)));
    outputs.push_back(OutputOf("adjustments" + by, AdjustmentsRequest(*policy, author, to)));
    outputs.push_back(OutputOf("calendar" + by, CalendarEntry(*policy, author, to, one.meeting)));
    const auto writing = policy->Write(author, to);
    if (!writing.ok()) continue;
    outputs.push_back(OutputOf("mail" + by, writing->MailtoLink("jobs@cafe.example")));
    outputs.push_back(OutputOf("web" + by, writing->WebLink("cafe.example", "/jobs")));
  }
  return outputs;
}

std::set<std::string> MarkersIn(const RandomCase& one, std::string_view text) {
  const std::string lower = AsciiLower(text);
  std::set<std::string> found;
  for (const std::string& marker : one.markers) {
    if (lower.find(marker) != std::string::npos) found.insert(marker);
  }
  return found;
}

}  // namespace corner::testing
