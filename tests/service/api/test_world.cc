#include "tests/service/api/test_world.h"

#include <unistd.h>

#include <atomic>

#include "indexer/employer.h"
#include "service/api/taxonomy_lookup.h"
#include "service/http/target.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::testing {

using indexer::Ledger;
using indexer::Vacancy;

namespace {

std::filesystem::path FreshFolder() {
  static std::atomic<int> count = 0;
  auto folder =
      std::filesystem::temp_directory_path() / Concat("corner-api-test-", ::getpid(), "-", ++count);
  std::filesystem::create_directories(folder);
  return folder;
}

Vacancy Named(std::string_view external_id, std::string_view title, std::string_view employer,
              std::string_view text) {
  Vacancy vacancy;
  vacancy.external_id = external_id;
  vacancy.title = title;
  vacancy.employer_name = employer;
  vacancy.employer_key = indexer::EmployerKey(employer);
  vacancy.description_text = text;
  vacancy.description_html = Concat("<p>", text, "</p>");
  vacancy.first_seen = *Day::ParseIso("2026-05-25");
  return vacancy;
}

void SetPlace(std::string_view id, Vacancy* vacancy) {
  const taxonomies::Place* place = taxonomies::Builtin().FindById(id);
  if (place == nullptr) place = taxonomies::Builtin().FindDistrict(id);
  ASSERT_NE(place, nullptr) << id;
  vacancy->place = MatchOf(*place, id);
}

}  // namespace

TestWorld::TestWorld() : folder_(FreshFolder()) {
  const std::string path = (folder_ / "ledger.sqlite").string();
  auto made = Ledger::Open(path, Ledger::Mode::kWrite);
  EXPECT_TRUE(made.ok()) << made.status().ToString();
  services_.catalogue = [this] {
    return absl::StatusOr<std::shared_ptr<const indexer::Catalogue>>(catalogue_);
  };
  services_.ledger = [path]() -> absl::StatusOr<std::shared_ptr<const Ledger>> {
    CORNER_ASSIGN_OR_RETURN(auto ledger, Ledger::Open(path, Ledger::Mode::kRead));
    return std::shared_ptr<const Ledger>(std::move(ledger));
  };
  services_.gazetteer = &taxonomies::Builtin();
  services_.taxonomies = []() -> absl::StatusOr<std::shared_ptr<const api::TaxonomyLookup>> {
    static const auto* const kShipped =
        new auto(std::make_shared<const api::TaxonomyLookup>(*taxonomies::LoadTaxonomies({})));
    return *kShipped;
  };
  services_.today = [this] { return today_; };
  services_.progress = [] { return absl::StatusOr<api::Progress>(api::Progress{5, 5}); };
}

TestWorld::~TestWorld() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void TestWorld::InRun(const std::function<absl::Status(Ledger*)>& change) {
  auto ledger = Ledger::Open((folder_ / "ledger.sqlite").string(), Ledger::Mode::kWrite);
  ASSERT_TRUE(ledger.ok()) << ledger.status().ToString();
  ASSERT_TRUE((*ledger)->BeginRun("test", today_).ok());
  const absl::Status changed = change(ledger->get());
  ASSERT_TRUE(changed.ok()) << changed.ToString();
  indexer::SourceReport report;
  report.source = "test";
  const absl::Status committed = (*ledger)->CommitRun(report);
  ASSERT_TRUE(committed.ok()) << committed.ToString();
}

std::string TestWorld::Add(Vacancy vacancy) {
  vacancy.source = "test";
  vacancy.id = indexer::VacancyId("test", vacancy.external_id);
  InRun([&](Ledger* ledger) { return ledger->Put(vacancy, "{}").status(); });
  catalogue_->Put(vacancy);
  return vacancy.id;
}

std::string TestWorld::AddJudged(Vacancy vacancy, std::vector<indexer::QualityReason> reasons) {
  vacancy.source = "test";
  vacancy.id = indexer::VacancyId("test", vacancy.external_id);
  indexer::Judged judged;
  InRun([&](Ledger* ledger) -> absl::Status {
    CORNER_ASSIGN_OR_RETURN(judged, ledger->PutJudged(vacancy, "{}", reasons));
    return absl::OkStatus();
  });
  if (judged.status == indexer::Status::kOpen) catalogue_->Put(vacancy);
  return vacancy.id;
}

void TestWorld::CloseInLedger(const std::string& external_id) {
  InRun([&](Ledger* ledger) { return ledger->Close(external_id); });
  catalogue_->Remove(indexer::VacancyId("test", external_id));
}

void TestWorld::Join(const std::string& id, const std::string& other) {
  auto ledger = Ledger::Open((folder_ / "ledger.sqlite").string(), Ledger::Mode::kWrite);
  ASSERT_TRUE(ledger.ok()) << ledger.status().ToString();
  const absl::Status joined = (*ledger)->JoinGroups(id, other, today_);
  ASSERT_TRUE(joined.ok()) << joined.ToString();
  auto members = (*ledger)->GroupOf(id);
  ASSERT_TRUE(members.ok()) << members.status().ToString();
  for (indexer::LedgerRow& row : *members) catalogue_->Put(std::move(row.vacancy));
}

http::Request TestWorld::Get(std::string_view target) {
  std::string_view reason;
  const auto parsed = http::ParseTarget(target, &reason);
  EXPECT_TRUE(parsed.has_value()) << target << ": " << reason;
  http::Request request;
  request.method = "GET";
  request.raw_target = target;
  request.request_id = "test-request";
  if (parsed) {
    request.path = parsed->path;
    request.segments = parsed->segments;
    request.query = parsed->query;
  }
  return request;
}

Vacancy PorterInLeeds() {
  Vacancy vacancy = Named("porter", "Kitchen porter", "The Tern & Tide Ltd",
                          "Wash up and keep the kitchen tidy. Evenings, 16 hours a week.");
  SetPlace("LS1", &vacancy);
  vacancy.contract = indexer::Contract::kPermanent;
  vacancy.pattern = indexer::kEvenings;
  vacancy.hours = indexer::Hours{1600, 1600};
  indexer::Pay pay;
  pay.min_pence = pay.max_pence = pay.hourly_min_pence = 1271;
  pay.period = indexer::PayPeriod::kHour;
  pay.text = "£12.71 an hour";
  vacancy.pay = pay;
  vacancy.closes = *Day::ParseIso("2026-06-12");
  vacancy.posted = *Day::ParseIso("2026-05-20");
  vacancy.url = "https://jobs.example.org/porter?ref=1";
  vacancy.remote = indexer::Remote::kNo;
  vacancy.facts.push_back({"pay", "£12.71 an hour", "field:pay_text", 0, 0});
  vacancy.facts.push_back({"hours", "16", "text:description", 44, 59});
  vacancy.requirements.push_back(
      {"food_hygiene", indexer::Requirement::Strength::kLearnable, 0, 0});
  return vacancy;
}

Vacancy CareAssistantInYork() {
  Vacancy vacancy = Named("care", "Care assistant", "Lantern Care",
                          "Help people at home. A full driving licence is needed in the kitchen.");
  SetPlace("town:york", &vacancy);
  vacancy.contract = indexer::Contract::kFixed;
  vacancy.pattern = indexer::kDays | indexer::kWeekends;
  vacancy.start_minute = 450;
  indexer::Pay pay;
  pay.min_pence = 2400000;
  pay.max_pence = 2650000;
  pay.annual_min_pence = 2400000;
  pay.hourly_min_pence = 1280;
  pay.period = indexer::PayPeriod::kYear;
  pay.pro_rata = true;
  vacancy.pay = pay;
  vacancy.schemes.push_back({"disability_confident", "leader"});
  vacancy.requirements.push_back(
      {"driving_licence", indexer::Requirement::Strength::kMust, 22, 44});
  vacancy.flags = indexer::kFeeAsked | indexer::kEarlyQuestions;
  vacancy.occupation.push_back({"SOC2020", "6135", 900});
  vacancy.fields.push_back("healthcare");
  return vacancy;
}

Vacancy ClerkNothingStated() {
  return Named("clerk", "Office clerk", "", "Filing, post and the telephone.");
}

}  // namespace corner::testing
