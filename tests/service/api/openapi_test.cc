// The API's description against the endpoint table and against real replies, both ways.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "service/api/endpoint.h"
#include "service/api/handlers.h"
#include "service/api/probe_params.h"
#include "taxonomies/base/text.h"
#include "tests/service/api/schema_check.h"
#include "tests/service/api/test_world.h"
#include "tests/support/random_vacancy.h"

namespace corner::api {
namespace {

using ::corner::testing::Misfits;
using ::corner::testing::TestWorld;
using ::testing::IsEmpty;

JsonDocument Description() {
  auto document = JsonDocument::Parse(DescriptionFile());
  EXPECT_TRUE(document.ok()) << document.status().ToString();
  return *std::move(document);
}

// "GET /path name: doc" for every parameter, "GET /path" for every endpoint.
std::set<std::string> FromTable() {
  std::set<std::string> lines;
  for (const Endpoint& endpoint : Endpoints()) {
    const std::string head = Concat(endpoint.method, " ", endpoint.path);
    lines.insert(Concat(head, " = ", endpoint.operation, ": ", endpoint.summary));
    for (const EndpointParam& param : endpoint.params) {
      const bool in_path = param.in == EndpointParam::In::kPath;
      lines.insert(Concat(head, in_path ? " path " : " query ", param.name, ": ", param.doc));
    }
    if (!endpoint.search_params) continue;
    for (const ParamSpec& spec : SearchParams()) {
      lines.insert(Concat(head, " query ", spec.name, ": ", spec.doc));
    }
  }
  return lines;
}

std::set<std::string> FromDescription(const JsonValue& root) {
  std::set<std::string> lines;
  root.member("paths").ForEachMember([&](std::string_view path, JsonValue methods) {
    methods.ForEachMember([&](std::string_view method, JsonValue operation) {
      std::string verb(method);
      for (char& c : verb) c = static_cast<char>(c - 'a' + 'A');
      const std::string head = Concat(verb, " ", path);
      lines.insert(Concat(head, " = ", *operation.member("operationId").string(), ": ",
                          *operation.member("summary").string()));
      const JsonValue params = operation.member("parameters");
      for (size_t i = 0; i < params.size(); ++i) {
        const JsonValue param = params.element(i);
        lines.insert(Concat(head, " ", *param.member("in").string(), " ",
                            *param.member("name").string(), ": ",
                            *param.member("description").string()));
      }
    });
  });
  return lines;
}

TEST(OpenApi, DescribesExactlyTheEndpointsAndParametersThereAre) {
  const JsonDocument document = Description();
  EXPECT_EQ(document.root().member("openapi").string(), "3.1.0");
  EXPECT_EQ(FromTable(), FromDescription(document.root()));
}

TEST(OpenApi, ChoicesAndRepetitionAgreeWithTheTable) {
  const JsonDocument document = Description();
  const JsonValue params = document.root()
                               .member("paths")
                               .member("/api/v1/vacancies")
                               .member("get")
                               .member("parameters");
  ASSERT_EQ(params.size(), SearchParams().size());
  for (size_t i = 0; i < params.size(); ++i) {
    const ParamSpec& spec = SearchParams()[i];
    const JsonValue schema = params.element(i).member("schema");
    EXPECT_EQ(schema.member("type").string() == "array", spec.repeatable) << spec.name;
    std::vector<std::string> choices;
    for (size_t k = 0; k < schema.member("enum").size(); ++k) {
      choices.emplace_back(*schema.member("enum").element(k).string());
    }
    if (spec.kind == ParamKind::kChoice) {
      EXPECT_EQ(Join(choices, ","), spec.choices) << spec.name;
    }
  }
}

class Replies : public ::testing::Test {
 protected:
  Replies() { RegisterApi(&router_, &world_.services()); }

  // What in the reply does not fit the schema declared for its endpoint and status.
  std::vector<std::string> Check(std::string_view target, std::string_view path, int status) {
    const http::Reply reply = router_.Serve(TestWorld::Get(target));
    if (reply.status != status) return {Concat("status ", reply.status, ": ", reply.body)};
    auto body = JsonDocument::Parse(reply.body);
    if (!body.ok()) return {body.status().ToString()};
    const std::string_view type =
        std::string_view(reply.content_type).substr(0, reply.content_type.find(';'));
    const JsonValue schema = document_.root()
                                 .member("paths")
                                 .member(path)
                                 .member("get")
                                 .member("responses")
                                 .member(std::to_string(status))
                                 .member("content")
                                 .member(type)
                                 .member("schema");
    return Misfits(document_.root(), schema, body->root());
  }

  // A cursor of the unfiltered snapshot ends with it.
  std::string FilterTagOfEverything() {
    const http::Reply reply = router_.Serve(TestWorld::Get("/api/v1/snapshot?limit=1"));
    const auto body = JsonDocument::Parse(reply.body);
    return std::string(Split(*body->root().member("next").string(), '.').back());
  }

  JsonDocument document_ = Description();
  TestWorld world_;
  http::Router router_;
};

TEST_F(Replies, FitTheirSchemas) {
  const std::string porter = world_.Add(corner::testing::PorterInLeeds());
  world_.Add(corner::testing::CareAssistantInYork());
  world_.Add(corner::testing::ClerkNothingStated());
  EXPECT_THAT(
      Check("/api/v1/vacancies?facets=all&near=Leeds&q=kitchen&limit=1", "/api/v1/vacancies", 200),
      IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies?q=kichen", "/api/v1/vacancies", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies?x=1", "/api/v1/vacancies", 400), IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies?limit=x", "/api/v1/vacancies", 422), IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies/" + porter, "/api/v1/vacancies/{id}", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies/none", "/api/v1/vacancies/{id}", 404), IsEmpty());
  auto again = corner::testing::PorterInLeeds();
  again.external_id = "porter-2";
  world_.Join(porter, world_.Add(again));
  EXPECT_THAT(Check("/api/v1/vacancies?fold=true", "/api/v1/vacancies", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies/" + porter, "/api/v1/vacancies/{id}", 200), IsEmpty());
  world_.CloseInLedger("care");
  EXPECT_THAT(Check("/api/v1/changes", "/api/v1/changes", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/changes?limit=2000", "/api/v1/changes", 422), IsEmpty());
  EXPECT_THAT(Check("/api/v1/changes?field=office&near=York", "/api/v1/changes", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/changes?since=999", "/api/v1/changes", 410), IsEmpty());
  EXPECT_THAT(Check("/api/v1/snapshot?limit=1", "/api/v1/snapshot", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/snapshot?since=1", "/api/v1/snapshot", 400), IsEmpty());
  EXPECT_THAT(Check("/api/v1/snapshot?field=ofice&after=3", "/api/v1/snapshot", 422), IsEmpty());
  EXPECT_THAT(
      Check("/api/v1/snapshot?after=999.0." + FilterTagOfEverything(), "/api/v1/snapshot", 410),
      IsEmpty());
  EXPECT_THAT(Check("/api/v1/employers?limit=1", "/api/v1/employers", 200), IsEmpty());
  indexer::Vacancy packer = corner::testing::ClerkNothingStated();
  packer.external_id = "packer";
  const std::string held = world_.AddJudged(
      packer, {{indexer::FindQualityRule("fee_asked.stated"), "text:description", "a fee", 2, 7}});
  EXPECT_THAT(Check("/api/v1/held", "/api/v1/held", 200), IsEmpty());
  EXPECT_THAT(Check("/api/v1/held?code=x", "/api/v1/held", 422), IsEmpty());
  EXPECT_THAT(Check("/api/v1/held?x=1", "/api/v1/held", 400), IsEmpty());
  EXPECT_THAT(Check("/api/v1/vacancies/" + held, "/api/v1/vacancies/{id}", 403), IsEmpty());
  EXPECT_THAT(Check("/healthz", "/healthz", 200), IsEmpty());
  EXPECT_THAT(Check("/readyz", "/readyz", 200), IsEmpty());
  EXPECT_THAT(Check("/api/openapi.json", "/api/openapi.json", 200), IsEmpty());
}

TEST_F(Replies, VacanciesWithEveryKindOfFactFit) {
  testing::RandomVacancies random(7, {.day = *Day::ParseIso("2026-06-01"), .words = 12});
  for (int i = 0; i < 25; ++i) {
    indexer::Vacancy vacancy = random.Next();
    vacancy.closes.reset();
    vacancy.first_seen = world_.today();
    vacancy.status = indexer::Status::kOpen;
    const std::string id = world_.Add(std::move(vacancy));
    EXPECT_THAT(Check("/api/v1/vacancies/" + id, "/api/v1/vacancies/{id}", 200), IsEmpty());
  }
  EXPECT_THAT(Check("/api/v1/vacancies?all=1&limit=100&facets=all", "/api/v1/vacancies", 200),
              IsEmpty());
  EXPECT_THAT(Check("/api/v1/changes", "/api/v1/changes", 200), IsEmpty());
}

TEST(SchemaCheck, SeesWhatDoesNotFit) {
  auto document = JsonDocument::Parse(
      R"({"s":{"type":"object","required":["a"],"additionalProperties":false,
          "properties":{"a":{"type":"integer"},"b":{"type":"array","items":{"enum":["x"]}}}}})");
  const auto misfits = [&](std::string_view text) {
    auto value = JsonDocument::Parse(text);
    return Misfits(document->root(), document->root().member("s"), value->root()).size();
  };
  EXPECT_EQ(misfits(R"({"a":1,"b":["x"]})"), 0u);
  EXPECT_EQ(misfits(R"({"b":[]})"), 1u);
  EXPECT_EQ(misfits(R"({"a":"1"})"), 1u);
  EXPECT_EQ(misfits(R"({"a":1,"b":["y",2]})"), 2u);
  EXPECT_EQ(misfits(R"({"a":1,"c":2})"), 1u);
}

}  // namespace
}  // namespace corner::api
