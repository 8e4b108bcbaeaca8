// The taxonomy endpoints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "service/api/endpoint.h"
#include "service/api/handlers.h"
#include "service/api/taxonomy_lookup.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/service/api/schema_check.h"
#include "tests/service/api/test_world.h"
#include "tests/support/status_matchers.h"

namespace corner::api {
namespace {

using ::corner::testing::TestWorld;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class TaxonomyApi : public ::testing::Test {
 protected:
  TaxonomyApi() { RegisterApi(&router_, &world_.services()); }

  http::Reply Serve(http::Request request) { return router_.Serve(std::move(request)); }
  JsonDocument Get(std::string_view target, std::string_view path, int status = 200) {
    return Checked(Serve(TestWorld::Get(target)), path, "get", status);
  }
  http::Reply Post(std::string_view body) {
    http::Request request = TestWorld::Get("/api/v1/taxonomy/understand");
    request.method = "POST";
    request.body = body;
    return Serve(std::move(request));
  }
  JsonDocument Understand(std::string_view body, int status = 200) {
    return Checked(Post(body), "/api/v1/taxonomy/understand", "post", status);
  }
  // The reply, which must have that status and fit the schema declared for it.
  JsonDocument Checked(const http::Reply& reply, std::string_view path, std::string_view method,
                       int status) {
    EXPECT_EQ(reply.status, status) << reply.body;
    auto body = JsonDocument::Parse(reply.body);
    EXPECT_TRUE(body.ok()) << reply.body;
    const std::string_view type =
        std::string_view(reply.content_type).substr(0, reply.content_type.find(';'));
    const JsonValue schema = description_.root()
                                 .member("paths")
                                 .member(path)
                                 .member(method)
                                 .member("responses")
                                 .member(std::to_string(status))
                                 .member("content")
                                 .member(type)
                                 .member("schema");
    EXPECT_TRUE(schema.valid()) << path << " " << status;
    EXPECT_THAT(corner::testing::Misfits(description_.root(), schema, body->root()), IsEmpty());
    return *std::move(body);
  }
  static std::string Text(JsonValue value, std::string_view name) {
    return std::string(value.member(name).string().value_or(""));
  }

  JsonDocument description_ = *JsonDocument::Parse(DescriptionFile());
  TestWorld world_;
  http::Router router_;
};

TEST_F(TaxonomyApi, FieldsHoldEveryUnitGroup) {
  const auto reply = Get("/api/v1/taxonomy/fields", "/api/v1/taxonomy/fields");
  const JsonValue items = reply.root().member("items");
  EXPECT_EQ(items.size(), 22u);
  std::set<std::string> units;
  for (size_t i = 0; i < items.size(); ++i) {
    const JsonValue codes = items.element(i).member("occupations");
    for (size_t k = 0; k < codes.size(); ++k) units.emplace(*codes.element(k).string());
  }
  EXPECT_EQ(units.size(), 412u);
  EXPECT_TRUE(Text(reply.root(), "edition").starts_with("shipped@"));
}

TEST_F(TaxonomyApi, OccupationsAreFoundAsTheyAreTyped) {
  const auto reply =
      Get("/api/v1/taxonomy/occupations?q=asistant%20care&limit=3", "/api/v1/taxonomy/occupations");
  const JsonValue items = reply.root().member("items");
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(FoldKey(Text(items.element(0), "title")), "care assistant");
  EXPECT_EQ(Text(items.element(0), "scheme"), "SOC2020");
  EXPECT_EQ(Text(items.element(0), "code"), "6135");
  EXPECT_EQ(Get("/api/v1/taxonomy/occupations", "/api/v1/taxonomy/occupations")
                .root()
                .member("items")
                .size(),
            9u);
  Get("/api/v1/taxonomy/occupations?q=chef&limit=51", "/api/v1/taxonomy/occupations", 422);
  Get("/api/v1/taxonomy/occupations?word=chef", "/api/v1/taxonomy/occupations", 400);
}

TEST_F(TaxonomyApi, AnOccupationSaysWhatItUsesAndWhatADayIsLike) {
  constexpr std::string_view kPath = "/api/v1/taxonomy/occupations/{scheme}/{code}";
  const auto unit = Get("/api/v1/taxonomy/occupations/SOC2020/9223", kPath);
  EXPECT_EQ(unit.root().member("above").size(), 3u);
  EXPECT_GE(unit.root().member("titles").size(), 5u);
  EXPECT_GE(unit.root().member("resources").size(), 8u);
  EXPECT_GE(unit.root().member("facets").size(), 15u);
  const auto major = Get("/api/v1/taxonomy/occupations/SOC2020/9", kPath);
  EXPECT_EQ(major.root().member("below").size(), 2u);
  EXPECT_FALSE(major.root().member("resources").valid());
  const auto missing = Get("/api/v1/taxonomy/occupations/SOC2020/9239", kPath, 404);
  EXPECT_THAT(Text(missing.root(), "detail"), HasSubstr("9239"));
  EXPECT_THAT(missing.root().ToJson(), HasSubstr("Did you mean"));
  const auto scheme = Get("/api/v1/taxonomy/occupations/SOC2010/9223", kPath, 404);
  EXPECT_THAT(scheme.root().ToJson(), HasSubstr("SOC2020"));
}

TEST_F(TaxonomyApi, OtherSchemesAreThereWhenTheyAreLoaded) {
  taxonomies::SiteTables site;
  site.Set(taxonomies::SiteKind::kOnet,
           "kind\tcode\tparent\tlabel\twords\tvalue\n"
           "occupation\t51-9999.01\t\tBell Polishers\tBell Buffer\t\n"
           "task\t51-9999.01/1\t51-9999.01\tBuff a bell.\t\t\n"
           "skill\t51-9999.01/2.A\t51-9999.01\tListening\t\t3.1\n");
  ASSERT_OK_AND_ASSIGN(auto set, taxonomies::LoadTaxonomies(site));
  world_.services().taxonomies = [set] {
    return absl::StatusOr<std::shared_ptr<const TaxonomyLookup>>(
        std::make_shared<const TaxonomyLookup>(set));
  };
  const auto found =
      Get("/api/v1/taxonomy/occupations?q=bel%20bufer&limit=1", "/api/v1/taxonomy/occupations");
  EXPECT_EQ(Text(found.root().member("items").element(0), "code"), "51-9999.01");
  const auto one = Get("/api/v1/taxonomy/occupations/ONET/51-9999.01",
                       "/api/v1/taxonomy/occupations/{scheme}/{code}");
  EXPECT_EQ(one.root().member("concepts").size(), 2u);
  Get("/api/v1/taxonomy/occupations/ONET/51-9999.02",
      "/api/v1/taxonomy/occupations/{scheme}/{code}", 404);
}

TEST_F(TaxonomyApi, ResourcesAreFoundAndBrowsed) {
  constexpr std::string_view kPath = "/api/v1/taxonomy/resources";
  const auto found = Get("/api/v1/taxonomy/resources?q=cash%20handl", kPath);
  ASSERT_GT(found.root().member("items").size(), 0u);
  EXPECT_EQ(Text(found.root().member("items").element(0), "id"), "handle_cash");
  std::set<std::string> ids;
  for (size_t i = 0; i < found.root().member("items").size(); ++i) {
    EXPECT_TRUE(ids.insert(Text(found.root().member("items").element(i), "id")).second);
  }
  const auto groups = Get(kPath, kPath);
  EXPECT_EQ(groups.root().member("items").size(), taxonomies::BuiltinResources().groups().size());
  size_t of_all = 0;
  for (const taxonomies::ResourceGroup& group : taxonomies::BuiltinResources().groups()) {
    of_all += Get(Concat(kPath, "?group=", group.id), kPath).root().member("items").size();
  }
  EXPECT_EQ(of_all, taxonomies::BuiltinResources().all().size());
  Get(Concat(kPath, "?group=anmals"), kPath, 422);
  Get(Concat(kPath, "?group=animals&q=x"), kPath, 422);
}

TEST_F(TaxonomyApi, EveryResourceAndUnitGroupFitsItsSchema) {
  const auto& all = taxonomies::BuiltinResources().all();
  for (size_t i = 0; i < all.size(); i += 9) {
    Get(Concat("/api/v1/taxonomy/resources/", all[i].id), "/api/v1/taxonomy/resources/{id}");
  }
  const auto& groups = taxonomies::BuiltinClassification().groups();
  for (size_t i = 0; i < groups.size(); i += 7) {
    Get(Concat("/api/v1/taxonomy/occupations/SOC2020/", groups[i].code.code()),
        "/api/v1/taxonomy/occupations/{scheme}/{code}");
  }
  const auto missing =
      Get("/api/v1/taxonomy/resources/handle_csh", "/api/v1/taxonomy/resources/{id}", 404);
  EXPECT_THAT(missing.root().ToJson(), HasSubstr("handle_cash"));
}

TEST_F(TaxonomyApi, FacetsAndPlaces) {
  const auto facets = Get("/api/v1/taxonomy/facets", "/api/v1/taxonomy/facets");
  EXPECT_EQ(facets.root().member("items").size(), 16u);
  const auto places = Get("/api/v1/taxonomy/places?q=shefield", "/api/v1/taxonomy/places");
  EXPECT_EQ(Text(places.root().member("items").element(0), "id"), "town:sheffield");
  EXPECT_EQ(Get("/api/v1/taxonomy/places", "/api/v1/taxonomy/places").root().member("items").size(),
            0u);
}

TEST_F(TaxonomyApi, AClientsWordsAreUnderstoodWithTheirPlace) {
  const std::string words = "I looked after my nan and worked on the tills";
  const auto reply = Understand(Concat("{\"text\":\"", words, "\"}"));
  const JsonValue concepts = reply.root().member("concepts");
  std::vector<std::string> spans;
  for (size_t i = 0; i < concepts.size(); ++i) {
    const auto from = *concepts.element(i).member("span").element(0).integer();
    const auto to = *concepts.element(i).member("span").element(1).integer();
    spans.push_back(words.substr(static_cast<size_t>(from), static_cast<size_t>(to - from)));
  }
  EXPECT_THAT(spans, Contains(HasSubstr("looked after")));
  EXPECT_EQ(Post("{\"text\":\"x\"}").headers.front().second, "no-store");
}

// Nothing of lived experience is inferred, whatever words the vocabulary has for it.
TEST_F(TaxonomyApi, SensitiveConceptsAreNeverInferred) {
  int asked = 0;
  for (const taxonomies::Resource& resource : taxonomies::BuiltinResources().all()) {
    if (!resource.sensitive()) continue;
    for (const std::string& words : resource.client_words) {
      JsonWriter body;
      body.BeginObject().Field("text", std::string_view(words)).EndObject();
      EXPECT_THAT(Post(body.Take()).body, Not(HasSubstr("\"" + resource.id + "\""))) << words;
      ++asked;
    }
  }
  EXPECT_GT(asked, 0);
}

// What a person wrote stands in no reply but as spans, also when the body is refused.
TEST_F(TaxonomyApi, ABodyIsNeverRepeated) {
  for (std::string_view body :
       {"{\"text\":\"secret words\"", "secret words", "[\"secret words\"]",
        "{\"text\":\"a\",\"secret words\":1}", "{\"text\":[\"secret words\"]}", ""}) {
    const http::Reply reply = Post(body);
    EXPECT_EQ(reply.status, 400) << body;
    EXPECT_THAT(reply.body, Not(HasSubstr("secret")));
  }
  EXPECT_THAT(Post("{\"text\":\"my secret words\"}").body, Not(HasSubstr("secret")));
  Understand(Concat("{\"text\":\"", std::string(10'001, 'x'), "\"}"), 413);
}

}  // namespace
}  // namespace corner::api
