// docs/profile.schema.json says what the reader of profiles accepts: both are asked about every
// member, choice, limit and type of the documented example, which sets every member.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <span>

#include "matcher/profile_json.h"
#include "matcher/profile_names.h"
#include "tests/service/api/schema_check.h"
#include "tests/support/profile_text.h"

namespace corner::matcher {
namespace {

namespace names = profile_names;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAreArray;
using testing::WithChange;

// A place in the example with the part of the schema that describes it.
struct Spot {
  std::string path;
  JsonValue schema, value;
};

class ProfileSchema : public ::testing::Test {
 protected:
  ProfileSchema()
      : schema_(Parse(testing::SourceText("docs/profile.schema.json"))),
        example_(Parse(testing::DocumentedProfile())) {
    Walk("", schema_.root(), example_.root());
  }

  static JsonDocument Parse(const std::string& text) {
    auto document = JsonDocument::Parse(text);
    EXPECT_TRUE(document.ok()) << document.status();
    return *std::move(document);
  }

  JsonValue Resolved(JsonValue schema) const {
    if (const auto reference = schema.member("$ref").string()) {
      JsonValue at = schema_.root();
      for (const std::string_view part : Split(reference->substr(2), '/')) at = at.member(part);
      return at;
    }
    return schema;
  }

  // Follows the schema through the example; of several forms, the one that fits.
  void Walk(const std::string& path, JsonValue schema, JsonValue value) {
    schema = Resolved(schema);
    const JsonValue forms = schema.member("anyOf");
    for (size_t i = 0; i < forms.size(); ++i) {
      const JsonValue form = Resolved(forms.element(i));
      if (!testing::Misfits(schema_.root(), form, value).empty()) continue;
      return Walk(path, form, value);
    }
    spots_.push_back({path, schema, value});
    schema.member("properties").ForEachMember([&](std::string_view name, JsonValue property) {
      if (value.member(name).valid()) Walk(Concat(path, "/", name), property, value.member(name));
    });
    for (size_t i = 0; i < value.size() && schema.member("items").valid(); ++i) {
      Walk(Concat(path, "/", i), schema.member("items"), value.element(i));
    }
  }

  std::vector<ProfileIssue> Changed(const std::string& path, const std::string& json) const {
    return ReadProfile(WithChange(example_.root(), path, json), BuiltinProfileWords()).issues;
  }
  // The first issue speaks of this place or of something in it.
  void ExpectRefused(const std::string& path, const std::string& json) const {
    const std::vector<ProfileIssue> issues = Changed(path, json);
    ASSERT_FALSE(issues.empty()) << path << " = " << json;
    EXPECT_TRUE(issues[0].path.starts_with(path)) << issues[0].path << " not " << path;
  }

  // "/resources/1/wish" -> "resources/*/wish"
  static std::string AnyEntry(std::string_view path) {
    std::string any;
    for (const std::string_view token : Split(path, '/')) {
      any.append(any.empty() ? "" : "/").append(ParseInteger(token) ? "*" : token);
    }
    return any;
  }

  JsonDocument schema_, example_;
  std::vector<Spot> spots_;
};

TEST_F(ProfileSchema, DescribesTheExample) {
  EXPECT_THAT(testing::Misfits(schema_.root(), schema_.root(), example_.root()), IsEmpty());
  EXPECT_THAT(Changed("/widen", "true"), IsEmpty());
  EXPECT_GT(spots_.size(), 90u);
  std::set<std::string> said;
  for (const Spot& spot : spots_) said.insert(AnyEntry(spot.path));
  for (const Spot& spot : spots_) {
    spot.schema.member("properties").ForEachMember([&](std::string_view name, JsonValue) {
      EXPECT_EQ(said.count(AnyEntry(Concat(spot.path, "/", name))), 1u)
          << "the example in docs/profile.md says nothing of " << spot.path << "/" << name;
    });
  }
}

// The members and choices of the reader, by where they stand in the schema.
TEST_F(ProfileSchema, HasTheReadersNamesAndNoOthers) {
  const std::map<std::string, std::span<const std::string_view>> members = {
      {"", names::kProfile},
      {"/aspirations", names::kAspirations},
      {"/aspirations/concepts/0", names::kInterest},
      {"/resources/0", names::kResource},
      {"/resources/0/evidence/0", names::kEvidence},
      {"/facets/0", names::kFacet},
      {"/hours", names::kHours},
      {"/hours/ramp/0", names::kStep},
      {"/unavailable/0", names::kUnavailable},
      {"/travel", names::kTravel},
      {"/travel/origins/1", names::kOrigin},
      {"/sectors/0", names::kSector},
      {"/caps/0", names::kCap}};
  const std::map<std::string, std::span<const std::string_view>> choices = {
      {"/aspirations/mode", names::kModes},
      {"/resources/0/wish", names::kWishes},
      {"/facets/0/strength", names::kStrengths},
      {"/shifts_ok/0", names::kShifts},
      {"/unavailable/0/day", names::kDays},
      {"/travel/modes/0", names::kTravelModes},
      {"/travel/origins/1/precision", names::kPrecisions},
      {"/sectors/0/strength", names::kSectorStrengths},
      {"/openness", names::kOpenness},
      {"/musts/0", names::kMusts},
      {"/caps/0/by", names::kCapBy}};
  size_t objects = 0, enums = 0;
  for (const Spot& spot : spots_) {
    if (const auto found = members.find(spot.path); found != members.end()) {
      ++objects;
      std::vector<std::string_view> described;
      spot.schema.member("properties").ForEachMember([&](std::string_view name, JsonValue) {
        described.push_back(name);
      });
      EXPECT_THAT(described, UnorderedElementsAreArray(found->second)) << spot.path;
    }
    if (const auto found = choices.find(spot.path); found != choices.end()) {
      ++enums;
      std::vector<std::string_view> described;
      const JsonValue list = spot.schema.member("enum");
      for (size_t i = 0; i < list.size(); ++i) described.push_back(*list.element(i).string());
      EXPECT_THAT(described, UnorderedElementsAreArray(found->second)) << spot.path;
    }
  }
  EXPECT_EQ(objects, members.size());
  EXPECT_EQ(enums, choices.size());
}

TEST_F(ProfileSchema, NoObjectTakesAMadeUpMember) {
  for (const Spot& spot : spots_) {
    if (!spot.schema.member("properties").valid()) continue;
    EXPECT_EQ(spot.schema.member("additionalProperties").boolean(), false) << spot.path;
    ExpectRefused(spot.path + "/made_up", "1");
  }
}

TEST_F(ProfileSchema, EveryChoiceIsAcceptedAndAMadeUpOneRefused) {
  int asked = 0;
  for (const Spot& spot : spots_) {
    const JsonValue list = spot.schema.member("enum");
    if (!list.valid()) continue;
    for (size_t i = 0; i < list.size(); ++i, ++asked) {
      EXPECT_THAT(Changed(spot.path, list.element(i).ToJson()), IsEmpty())
          << spot.path << " = " << list.element(i).ToJson();
    }
    ExpectRefused(spot.path, "\"made_up\"");
  }
  EXPECT_GT(asked, 50);
}

TEST_F(ProfileSchema, RequiresWhatTheReaderNeeds) {
  // Without musts, so that taking a member out contradicts nothing.
  const JsonDocument calm = Parse(WithChange(example_.root(), "/musts", ""));
  for (const Spot& spot : spots_) {
    std::set<std::string_view> required;
    const JsonValue list = spot.schema.member("required");
    for (size_t i = 0; i < list.size(); ++i) required.insert(*list.element(i).string());
    spot.schema.member("properties").ForEachMember([&](std::string_view name, JsonValue) {
      const std::string path = Concat(spot.path, "/", name);
      const auto issues =
          ReadProfile(WithChange(calm.root(), path, ""), BuiltinProfileWords()).issues;
      if (required.count(name) == 0) {
        EXPECT_THAT(issues, IsEmpty()) << path << " is needed";
      } else {
        ASSERT_THAT(issues, SizeIs(1)) << path << " is not needed";
        EXPECT_EQ(issues[0].path, path);
      }
    });
  }
}

TEST_F(ProfileSchema, TypesAreTheReaders) {
  for (const Spot& spot : spots_) {
    if (spot.path.empty()) continue;
    ExpectRefused(spot.path, "null");
    const auto type = spot.schema.member("type").string();
    ExpectRefused(spot.path, type == "string" ? "7" : "\"seven\"");
    if (type == "integer") ExpectRefused(spot.path, "1.5");
  }
}

TEST_F(ProfileSchema, LimitsAreTheReaders) {
  int asked = 0;
  for (const Spot& spot : spots_) {
    if (const auto least = spot.schema.member("minimum").integer()) {
      ExpectRefused(spot.path, std::to_string(*least - 1));
      // Hours hang together: their own ends are tried below.
      if (!spot.path.starts_with("/hours")) {
        EXPECT_THAT(Changed(spot.path, std::to_string(*least)), IsEmpty()) << spot.path;
      }
      ++asked;
    }
    if (const auto most = spot.schema.member("maximum").integer()) {
      ExpectRefused(spot.path, std::to_string(*most + 1));
      if (!spot.path.starts_with("/hours")) {
        EXPECT_THAT(Changed(spot.path, std::to_string(*most)), IsEmpty()) << spot.path;
      }
      ++asked;
    }
    if (spot.schema.member("minItems").integer()) ExpectRefused(spot.path, "[]");
    if (const auto most = spot.schema.member("maxItems").integer()) {
      const auto list = [](int64_t count) {
        std::string text = "[0";
        for (int64_t i = 1; i < count; ++i) text.append(",0");
        return text + "]";
      };
      const auto about_the_list = [&](int64_t count) {
        return Changed(spot.path, list(count)).front().path == spot.path;
      };
      EXPECT_FALSE(about_the_list(*most)) << spot.path;
      EXPECT_TRUE(about_the_list(*most + 1)) << spot.path;
    }
    if (const auto most = spot.schema.member("maxLength").integer()) {
      ExpectRefused(spot.path,
                    Concat("\"", std::string(static_cast<size_t>(*most) + 1, 'x'), "\""));
    }
  }
  EXPECT_GT(asked, 20);
  EXPECT_THAT(Changed("/hours", R"({"min":0,"max":168,"target":168})"), IsEmpty());
  EXPECT_THAT(Changed("/schema", "1"), IsEmpty());
  EXPECT_EQ(schema_.root().member("properties").member("schema").member("const").integer(), 1);
}

}  // namespace
}  // namespace corner::matcher
