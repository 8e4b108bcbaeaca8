#include "tests/service/records/records_world.h"

#include "service/api/casework_request.h"
#include "service/api/endpoint.h"
#include "service/casework/ids.h"
#include "service/casework/memory/memory_store.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using casework::Actor;
using casework::NewId;
using casework::Purpose;
using casework::Role;

Actor Staff(Role role, std::vector<std::string> teams) {
  Actor actor;
  actor.account = NewId(casework::kAccountLetter);
  actor.role = role;
  actor.teams = std::move(teams);
  actor.session = NewId(casework::kRecordLetter);
  return actor;
}

}  // namespace

RecordsWorld::RecordsWorld()
    : store_(casework::NewMemoryStore()),
      monitoring_(casework::NewMemoryStore()),
      north_(NewId(casework::kTeamLetter)),
      south_(NewId(casework::kTeamLetter)) {
  actors_["ann"] = Staff(Role::kSpecialist, {north_});
  actors_["ben"] = Staff(Role::kSpecialist, {north_});
  actors_["cara"] = Staff(Role::kSpecialist, {south_});
  actors_["dev"] = Staff(Role::kJobDeveloper, {north_});
  actors_["lead"] = Staff(Role::kTeamLead, {north_});
  actors_["boss"] = Staff(Role::kManager, {});
  actors_["admin"] = Staff(Role::kAdministrator, {});
  api::Services& services = world_.services();
  services.records = store_.get();
  services.monitoring = monitoring_.get();
  services.pseudonym = [](std::string_view use, std::string_view person) {
    return ToBase32(HashOf(Concat(use, "\n", person)));
  };
  services.caller = [this](const http::Request& request) -> absl::StatusOr<api::Caller> {
    const auto known = actors_.find(std::string(request.Header("X-Test-Account")));
    if (known == actors_.end()) {
      return Error(absl::StatusCode::kUnauthenticated, "nobody is signed in");
    }
    return api::Caller{known->second, known->first, "test-token"};
  };
  api::RegisterApi(&router_, &services);
}

std::string RecordsWorld::AddClient(const std::string& name, const std::string& specialist) {
  const auto visit = Visit(specialist);
  casework::Books books(visit.get(), &matcher::BuiltinProfileWords());
  const auto written =
      books.TakeOn(Concat(R"({"name": ")", name, R"("})"), actor(specialist).teams[0]);
  EXPECT_TRUE(written.ok() && written->issues.empty()) << written.status();
  EXPECT_TRUE(visit->Commit().ok());
  Actor client;
  client.account = NewId(casework::kAccountLetter);
  client.role = Role::kClient;
  client.person = written->id;
  client.session = NewId(casework::kRecordLetter);
  actors_[name] = client;
  return written->id;
}

http::Reply RecordsWorld::Send(const Sent& sent) {
  http::Request request = TestWorld::Get(sent.target);
  request.method = sent.method;
  request.body = sent.body;
  request.headers.emplace_back("X-Test-Account", sent.as);
  if (sent.if_match == "new") {
    request.headers.emplace_back("If-None-Match", "*");
  } else if (!sent.if_match.empty()) {
    request.headers.emplace_back("If-Match", sent.if_match);
  }
  if (!sent.idempotency_key.empty()) {
    request.headers.emplace_back("Idempotency-Key", sent.idempotency_key);
  }
  if (!sent.purpose.empty()) request.headers.emplace_back("X-Purpose", sent.purpose);
  return router_.Serve(std::move(request));
}

std::string RecordsWorld::TagOf(const http::Reply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name == "ETag") return value;
  }
  return "";
}

std::unique_ptr<casework::Visit> RecordsWorld::Visit(const std::string& name,
                                                     std::optional<Purpose> purpose) {
  const Actor& who = actor(name);
  auto visit = casework::Visit::Begin(
      store_.get(), {who, purpose.value_or(api::UsualPurpose(who.role)), "request", absl::Now()});
  EXPECT_TRUE(visit.ok()) << visit.status();
  return *std::move(visit);
}

}  // namespace corner::testing
