// Who may do what with which part of whose record, over every route: the whole matrix, against a
// table written here by hand from docs/records.md and not from the one the service uses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "service/api/endpoint.h"
#include "service/casework/kinds.h"
#include "taxonomies/base/text.h"
#include "tests/service/records/records_world.h"

namespace corner::testing {
namespace {

using casework::Role;

// What each role may do inside its walls: r read, w write, d take away. A client's walls are their
// own record, a specialist's the caseload, a team lead's the team, a manager's everyone.
struct Row {
  std::string_view section;
  std::string_view client, specialist, lead, manager;
};
constexpr Row kTruth[] = {
    {"profile", "rw", "rw", "r", ""},
    {"about", "rwd", "rw", "", ""},
    {"plan", "rwd", "rwd", "r", ""},
    {"wellness", "rwd", "", "", ""},
    {"reactions", "rwd", "rw", "", ""},
    {"pause", "rwd", "r", "r", "rwd"},
    {"disclosure-plans", "rwd", "rw", "", ""},
    {"talks", "rwd", "rw", "", ""},
    {"drafts", "", "rwd", "r", ""},
    {"shortlists", "rd", "r", "r", ""},
    {"found-lists", "rwd", "r", "", ""},
    {"circle", "rwd", "rwd", "r", ""},
    {"self-ratings", "rwd", "r", "", ""},
    {"proposals", "rd", "rd", "", ""},
};

// A body that the section takes.
std::string BodyFor(std::string_view section, const std::string& person) {
  static const auto* const kContents = new std::map<std::string_view, std::string>{
      {"profile", R"({"schema": 1, "key": "k"})"},
      {"about", R"({"likes": ["quiet"]})"},
      {"plan", R"({"goals": ["a job outdoors"]})"},
      {"wellness", R"({"notes": "sleep"})"},
      {"reactions", R"({"schema": 1, "reactions": []})"},
      {"pause", R"({"since": "2026-06-01"})"},
      {"talks", R"({"day": "2026-06-01"})"},
      {"drafts", R"({"day": "2026-06-01", "items": []})"},
      {"shortlists", R"({"day": "2026-06-01", "items": []})"},
      {"found-lists", R"({"day": "2026-06-01", "items": []})"},
      {"circle",
       R"({"name": "Mo", "who_they_are": "brother", "agreed": "2026-06-01", "until": "2026-12-01"})"},
      {"self-ratings", R"({"day": "2026-06-01", "about": "hope", "value": 7})"},
      {"proposals", R"({})"},
  };
  const std::string content =
      section == "disclosure-plans"
          ? Concat(R"({"schema": 1, "person": ")", person,
                   R"(", "employer": "acme", "employer_name": "Acme", "stance": "none"})")
          : kContents->at(section);
  return Concat(R"({"said_by": "client", "content": )", content, "}");
}

std::string_view MayDo(const Row& row, Role role) {
  switch (role) {
    case Role::kClient:
      return row.client;
    case Role::kSpecialist:
      return row.specialist;
    case Role::kTeamLead:
      return row.lead;
    case Role::kManager:
      return row.manager;
    case Role::kJobDeveloper:
    case Role::kAdministrator:
      return "";
  }
  return "";
}

constexpr std::string_view kPeople[] = {"dana", "ann", "ben",   "cara", "lead",
                                        "boss", "dev", "admin", "eve"};
// Whose walls dana, ann's client in the north team, is within.
bool IsWithin(std::string_view name) {
  return name == "dana" || name == "ann" || name == "lead" || name == "boss";
}

class AccessMatrix : public ::testing::Test {
 protected:
  AccessMatrix() : dana_(world_.AddClient("dana")), eve_(world_.AddClient("eve", "cara")) {}

  int Send(std::string_view as, std::string_view method, const std::string& target,
           std::string_view body, std::string_view if_match) {
    return world_
        .Send({std::string(as), std::string(method), target, std::string(body),
               std::string(if_match)})
        .status;
  }

  RecordsWorld world_;
  std::string dana_, eve_;
};

TEST_F(AccessMatrix, TheTableHereKnowsEveryKind) {
  // Fourteen parts and the client's own entry.
  EXPECT_EQ(casework::KindRules().size(), std::size(kTruth) + 1);
}

TEST_F(AccessMatrix, ReadingIsExactlyWhatTheTableSays) {
  for (const Row& row : kTruth) {
    for (const std::string_view name : kPeople) {
      const Role role = world_.actor(std::string(name)).role;
      const std::string target = Concat("/api/v1/clients/", dana_, "/", row.section);
      const int status = Send(name, "GET", target, "", "");
      const bool reads = MayDo(row, role).find('r') != std::string_view::npos;
      if (!reads) {
        EXPECT_EQ(status, 403) << name << " " << target;
      } else if (!IsWithin(name)) {
        EXPECT_EQ(status, 404) << name << " " << target;
      } else {
        EXPECT_THAT(status, ::testing::AnyOf(200, 404)) << name << " " << target;
      }
    }
  }
}

TEST_F(AccessMatrix, WritingIsExactlyWhatTheTableSays) {
  for (const Row& row : kTruth) {
    for (const std::string_view name : kPeople) {
      RecordsWorld fresh;
      const std::string dana = fresh.AddClient("dana");
      fresh.AddClient("eve", "cara");
      const Role role = fresh.actor(std::string(name)).role;
      const bool single = row.section == "profile" || row.section == "about" ||
                          row.section == "plan" || row.section == "wellness" ||
                          row.section == "reactions" || row.section == "pause";
      const http::Reply reply = fresh.Send({std::string(name), single ? "PUT" : "POST",
                                            Concat("/api/v1/clients/", dana, "/", row.section),
                                            BodyFor(row.section, dana), "new"});
      const bool writes = MayDo(row, role).find('w') != std::string_view::npos;
      const std::string what = Concat(name, " ", row.section, " ", reply.body);
      if (row.section == "proposals") {
        EXPECT_THAT(reply.status, ::testing::AnyOf(403, 404)) << what;
      } else if (!writes) {
        EXPECT_EQ(reply.status, 403) << what;
      } else {
        EXPECT_EQ(reply.status, IsWithin(name) ? 201 : 404) << what;
      }
    }
  }
}

// Every route of the API of records, asked by somebody outside the walls or by nobody: nothing is
// answered, and the record is as it was.
TEST_F(AccessMatrix, NoRouteAnswersWhoeverIsOutside) {
  ASSERT_EQ(Send("dana", "PUT", Concat("/api/v1/clients/", dana_, "/plan"), BodyFor("plan", dana_),
                 "new"),
            201);
  for (const api::Endpoint& endpoint : api::CaseworkEndpoints()) {
    std::string target(endpoint.path);
    if (target.find("{id}") == std::string::npos) continue;
    const auto put = [&](std::string_view name, std::string_view value) {
      if (const size_t at = target.find(name); at != std::string::npos) {
        target.replace(at, name.size(), value);
      }
    };
    put("{id}", dana_);
    put("{section}", "plan");
    put("{record}", dana_);
    for (const std::string_view name : {"ben", "cara", "dev", "admin", "eve"}) {
      const int status = Send(name, endpoint.method, target, "{}", "\"v1\"");
      EXPECT_THAT(status, ::testing::AnyOf(400, 403, 404)) << name << " " << endpoint.operation;
      if (endpoint.method == std::string_view("GET")) {
        EXPECT_THAT(status, ::testing::AnyOf(403, 404)) << name << " " << endpoint.operation;
      }
    }
    EXPECT_EQ(Send("nobody", endpoint.method, target, "{}", "\"v1\""), 401) << endpoint.operation;
  }
  const http::Reply after =
      world_.Send({"dana", "GET", Concat("/api/v1/clients/", dana_, "/plan"), "", ""});
  EXPECT_EQ(after.status, 200);
  EXPECT_EQ(RecordsWorld::TagOf(after), "\"v1\"");
}

TEST_F(AccessMatrix, AManagerSeesNamesAndNoPartOfTheWork) {
  const http::Reply list = world_.Send({"boss", "GET", "/api/v1/clients", "", ""});
  EXPECT_THAT(list.body, ::testing::HasSubstr("dana"));
  EXPECT_THAT(list.body, ::testing::HasSubstr("eve"));
}

TEST_F(AccessMatrix, EachSpecialistSeesTheirOwnListOnly) {
  const http::Reply list = world_.Send({"ann", "GET", "/api/v1/clients", "", ""});
  EXPECT_THAT(list.body, ::testing::HasSubstr("dana"));
  EXPECT_THAT(list.body, ::testing::Not(::testing::HasSubstr("eve")));
  EXPECT_THAT(world_.Send({"ben", "GET", "/api/v1/clients", "", ""}).body,
              ::testing::Not(::testing::HasSubstr("dana")));
  EXPECT_EQ(world_.Send({"dev", "GET", "/api/v1/clients", "", ""}).status, 403);
}

}  // namespace
}  // namespace corner::testing
