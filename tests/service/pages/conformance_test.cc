// The design system publishes, for each of its components, cases of options and the HTML they give.
// For the options that ours have, ours must give the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "taxonomies/base/text.h"
#include "tests/service/pages/fixtures/canonical_html.h"
#include "tests/service/pages/fixtures/makers.h"
#include "tests/support/paths.h"

namespace corner::testing {
namespace {

// Blanks where a text meets its tag show nothing.
std::string WithoutEdgeBlanks(std::string_view lines) {
  std::string out;
  for (const std::string_view line : Split(lines, '\n')) out += Concat(TrimSpace(line), "\n");
  return out;
}

std::string PackageFolder() {
  return Concat(WebPackagesDir(), "/nhsuk-frontend/dist/nhsuk/components");
}

struct Coverage {
  int fixtures = 0;
  int same = 0;
  std::map<std::string, int> not_supported;  // option -> fixtures that use it
};

void Compare(const FixtureMaker& maker, JsonValue fixture, Coverage* coverage) {
  const std::string name(fixture.member("name").string().value_or("?"));
  const JsonValue context = fixture.member("context");
  ++coverage->fixtures;
  if (!context.valid() ||
      (fixture.member("callBlock").valid() && !fixture.member("callBlock").is_null())) {
    ++coverage->not_supported["(template call)"];
    return;
  }
  FixtureOptions options(context);
  const std::string made = options.Filled(maker.make(options).text());
  const auto unread = options.Unread();
  for (const std::string& option : unread) ++coverage->not_supported[option];
  if (!unread.empty()) return;
  const std::string wanted(fixture.member("html").string().value_or(""));
  const std::string ours = WithoutEdgeBlanks(CanonicalHtml(made, maker.cut));
  const std::string theirs = WithoutEdgeBlanks(CanonicalHtml(wanted, maker.cut));
  EXPECT_EQ(ours, theirs) << maker.component << ", “" << name << "”: " << context.ToJson();
  if (ours == theirs) ++coverage->same;
}

Coverage CompareAll(const FixtureMaker& maker) {
  Coverage coverage;
  std::ifstream file(Concat(PackageFolder(), "/", maker.component, "/fixtures.json"));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto document = JsonDocument::Parse(text);
  EXPECT_TRUE(document.ok()) << maker.component << ": " << document.status();
  if (!document.ok()) return coverage;
  const JsonValue fixtures = document->root().member("fixtures");
  for (size_t i = 0; i < fixtures.size(); ++i) Compare(maker, fixtures.element(i), &coverage);
  return coverage;
}

TEST(Conformance, ComponentsAreMarkedUpAsTheDesignSystemDoes) {
  if (!std::filesystem::exists(PackageFolder())) {
    GTEST_SKIP() << "nhsuk-frontend is not installed in " << WebPackagesDir();
  }
  int fixtures = 0, same = 0;
  for (const auto& makers : {FieldMakers(), TextMakers(), ListMakers()}) {
    for (const FixtureMaker& maker : makers) {
      const Coverage coverage = CompareAll(maker);
      std::string missing;
      for (const auto& [option, count] : coverage.not_supported) {
        missing.append(Concat(missing.empty() ? "" : ", ", option, " ", count));
      }
      std::printf("%-20s %3d of %3d fixtures the same%s%s\n", std::string(maker.component).c_str(),
                  coverage.same, coverage.fixtures,
                  missing.empty() ? "" : "; not supported: ", missing.c_str());
      EXPECT_GT(coverage.same, 0) << maker.component;
      fixtures += coverage.fixtures;
      same += coverage.same;
    }
  }
  std::printf("all: %d of %d fixtures the same\n", same, fixtures);
}

TEST(CanonicalHtml, SeesWhatMattersAndNothingElse) {
  EXPECT_EQ(CanonicalHtml("<a  class='b a' href=\"/\">\n  x &amp; y\n</a>"),
            CanonicalHtml("<a href=\"/\" class=\"a b\">x &amp; y</a>"));
  EXPECT_EQ(CanonicalHtml("<p>\n  one\n  two\n</p>"), CanonicalHtml("<p>one two</p>"));
  EXPECT_NE(CanonicalHtml("<b>a </b>c"), CanonicalHtml("<b>a</b>c"));
  EXPECT_NE(CanonicalHtml("<p id=\"a\">x</p>"), CanonicalHtml("<p>x</p>"));
  EXPECT_NE(CanonicalHtml("<p><b>x</b></p>"), CanonicalHtml("<p><i>x</i></p>"));
  EXPECT_EQ(CanonicalHtml("<p><b class=\"x y\">1<i>2</i></b>3</p>", "x"),
            CanonicalHtml("<p>3</p>"));
}

}  // namespace
}  // namespace corner::testing
