#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "taxonomies/base/day.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "tests/support/status_matchers.h"

namespace corner {
namespace {

using ::corner::testing::FailsWith;
using ::corner::testing::IsOk;

TEST(Text, FoldingMeetsVariants) {
  EXPECT_EQ(FoldText("CAFÉ"), "cafe");
  EXPECT_EQ(FoldText("Straße"), "strasse");
  EXPECT_EQ(FoldKey("  St. Alban's -- (Herts) "), "st alban s herts");
  EXPECT_EQ(FoldKey("Llŷn & Môn"), "llyn mon");
  EXPECT_EQ(FoldKey("..."), "");
  // ASCII is folded by a path of its own.
  for (const std::string text : {"A", " a ", "A--b", "..x..Y..", "", " ", "Z9z0"}) {
    EXPECT_EQ(FoldKey(text + " é"), FoldKey(text).empty() ? "e" : FoldKey(text) + " e") << text;
  }
}

TEST(Text, Utf8IsCheckedStrictly) {
  EXPECT_TRUE(IsValidUtf8("plain, café, €, 😀, \xEF\xBF\xBD"));
  for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80", "\xE2\x82"}) {
    EXPECT_FALSE(IsValidUtf8(bad));
    EXPECT_TRUE(IsValidUtf8(ScrubUtf8(bad)));
  }
}

TEST(Text, Cp1252BecomesUtf8) {
  EXPECT_EQ(Utf8FromCp1252("\xA3"
                           "12 \x96 \x80"
                           "15 caf\xE9"),
            "£12 – €15 café");
}

TEST(Text, Utf8PrefixNeverCutsACharacter) {
  const std::string text = "a€b😀c";
  for (size_t n = 0; n <= text.size(); ++n) {
    EXPECT_TRUE(IsValidUtf8(Utf8Prefix(text, n)));
    EXPECT_LE(Utf8Prefix(text, n).size(), n);
  }
}

TEST(Text, EditDistanceAgreesWithTheDefinition) {
  EXPECT_EQ(EditDistance("leeds", "leeds", 2), 0);
  EXPECT_EQ(EditDistance("leeds", "lede", 3), 2);
  EXPECT_EQ(EditDistance("leeds", "leesd", 2), 1);
  EXPECT_EQ(EditDistance("leeds", "york", 2), 3);
}

TEST(Day, CivilRoundTripOverTwoCenturies) {
  for (int32_t days = -20000; days < 80000; days += 37) {
    const Day day(days);
    const auto again = Day::ParseIso(day.Iso());
    ASSERT_TRUE(again.has_value()) << day.Iso();
    EXPECT_EQ(*again, day);
  }
  EXPECT_FALSE(Day::ParseIso("2026-02-29").has_value());
  EXPECT_FALSE(Day::ParseIso("2026-6-1").has_value());
  EXPECT_EQ(Day::ParseIso("2026-06-01")->Spoken(), "1 June 2026");
  EXPECT_EQ(Day::ParseIso("2026-06-01")->weekday(), 0);
}

TEST(Hash, Base32KeepsOrderAndLength) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const Hash128 a{random(), random()}, b{random(), random()};
    EXPECT_EQ(ToBase32(a).size(), 26u);
    EXPECT_EQ(ToBase32(a) < ToBase32(b), a < b);
  }
}

TEST(Json, RefusesWhatMustBeRefused) {
  const std::string deep(2000000, '[');
  for (const std::string& bad :
       {std::string("{\"a\":1,\"a\":2}"), std::string("[1,]"), std::string("\"\\uDEAD\""), deep,
        std::string("\"a\0b\"", 5), std::string("\"\\u0000\""), std::string("\"\xFF\""),
        std::string(""), std::string("{} x"), std::string("123\0", 4), std::string("NaN")}) {
    EXPECT_FALSE(JsonDocument::Parse(bad).ok()) << bad.substr(0, 30);
  }
  EXPECT_THAT(JsonDocument::Parse(deep),
              FailsWith(absl::StatusCode::kInvalidArgument, "deeper than 64"));
}

// Stored records are parsed in place: texts of every length around the sixteen bytes read at once,
// with and without escapes, in every position.
TEST(Json, ReadsItsOwnTextAsItReadsAnyOther) {
  for (size_t length = 0; length < 70; ++length) {
    for (const std::string_view end : {"", "\"", "\\", "\n", "é", "\x01"}) {
      JsonWriter writer;
      writer.BeginObject().Field("a", std::string(length, 'x') + std::string(end) + "yz");
      writer.Field(std::string(length, 'k') + "!", true).Field("n", static_cast<int64_t>(length));
      const std::string json = writer.EndObject().Take();
      ASSERT_OK_AND_ASSIGN(const JsonDocument own, JsonDocument::ParseOwn(json));
      ASSERT_OK_AND_ASSIGN(const JsonDocument other, JsonDocument::Parse(json));
      EXPECT_EQ(own.root().ToJson(), other.root().ToJson());
      EXPECT_EQ(own.root().ToJson(), json);
    }
  }
  for (const std::string_view damaged : {"", "{", "{\"a\":\"b", "[1,", "{} x"}) {
    EXPECT_FALSE(JsonDocument::ParseOwn(damaged).ok()) << damaged;
  }
  EXPECT_FALSE(JsonDocument::ParseOwn(std::string_view("{}\0{}", 5)).ok());
}

TEST(Json, WrongTypesAreAbsentNeverFatal) {
  ASSERT_OK_AND_ASSIGN(JsonDocument document,
                       JsonDocument::Parse(R"({"n":1.5,"i":7,"s":"x","b":true,"z":null,"a":[1]})"));
  const JsonValue root = document.root();
  EXPECT_FALSE(root.member("n").integer().has_value());
  EXPECT_EQ(root.member("i").integer(), 7);
  EXPECT_FALSE(root.member("s").integer().has_value());
  EXPECT_EQ(root.member("n").scalar_text(), "1.5");
  EXPECT_TRUE(root.member("z").is_null());
  EXPECT_FALSE(root.member("missing").valid());
  EXPECT_EQ(root.member("a").element(0).integer(), 1);
  EXPECT_FALSE(root.member("a").element(9).valid());
}

TEST(Json, NumbersOfManyDigitsAreReadAndKeepPlacesTrue) {
  const auto number = [](const std::string& text) {
    const auto document = JsonDocument::Parse(text);
    return document.ok() ? document->root().number() : std::nullopt;
  };
  EXPECT_EQ(number("-0." + std::string(400, '0')), 0.0);
  EXPECT_EQ(number("0." + std::string(400, '0') + "1"), 0.0);
  EXPECT_EQ(number("0." + std::string(30, '3')), 0.0 + 1.0 / 3);
  EXPECT_EQ(number("1" + std::string(300, '0')), 1e300);
  EXPECT_EQ(number(std::string(700, '4')), std::nullopt) << "too large for a double";
  EXPECT_EQ(number("1" + std::string(400, '0') + "e-400"), 1.0);
  EXPECT_EQ(number("0.30000000000000004000000"), 0.1 + 0.2);
  for (const char* id : {"18446744073709551615", "-9223372036854775808", "12345678901234567890"}) {
    const auto document = JsonDocument::Parse(id);
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->root().scalar_text(), id) << "to the digit";
  }
  for (const char* wrong : {"00e5", "-e5", "[0123456789012345678901234]", "-", "1.", ".5",
                            "[1.00000000000000000000000.0]", "0e"}) {
    EXPECT_FALSE(JsonDocument::Parse(wrong).ok()) << wrong;
  }
  const auto late = JsonDocument::Parse("[0.1000000000000000000000000000, x]");
  EXPECT_THAT(Sentence(late.status()), ::testing::HasSubstr("at byte 33"));
}

TEST(Json, NoughtWithAnExponentIsNought) {
  for (const char* text : {"0e81", "0E-9", "0.0e300", "-0e5"}) {
    const auto document = JsonDocument::Parse(text);
    ASSERT_TRUE(document.ok()) << text;
    EXPECT_EQ(document->root().number(), 0.0) << text;
  }
  const auto others = JsonDocument::Parse(R"(["0e81", 10e2, 0.05e1, {"0e9": 1}])");
  ASSERT_TRUE(others.ok());
  EXPECT_EQ(others->root().element(0).string(), "0e81");
  EXPECT_EQ(others->root().element(1).number(), 1000.0);
  EXPECT_EQ(others->root().element(2).number(), 0.5);
  EXPECT_TRUE(others->root().element(3).member("0e9").valid());
}

TEST(Json, WriterTextIsReadBackTheSame) {
  JsonWriter writer;
  writer.BeginObject().Field("text", "quote \" slash \\ £ é").Field("n", -3).Field("t", true);
  writer.Key("d").Decimal(1.25, 2).Key("list").BeginArray().Integer(1).Null().EndArray();
  const std::string text = writer.EndObject().Take();
  ASSERT_OK_AND_ASSIGN(JsonDocument document, JsonDocument::Parse(text));
  EXPECT_EQ(document.root().ToJson(), text);
  EXPECT_EQ(document.root().member("text").string(), "quote \" slash \\ £ é");
}

TEST(Status, HintsTravelWithTheError) {
  const absl::Status status = WithContext(NotFound("No such place.", "Try Leeds."), "jobs.csv");
  EXPECT_EQ(Sentence(status), "jobs.csv: No such place.");
  EXPECT_EQ(Hint(status), "Try Leeds.");
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(absl::OkStatus(), IsOk());
}

}  // namespace
}  // namespace corner
