// What the demonstration's people say about themselves lies nowhere in the folder where it could be
// read: records, keys, ledger, index and logs.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/scenarios/demonstration.h"
#include "tests/support/paths.h"

namespace corner::testing {
namespace {

constexpr size_t kLongEnough = 16;  // bytes; shorter texts stand in adverts by chance

std::string Contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Every text of some length that holds words.
void Collect(JsonValue value, std::vector<std::string>* texts) {
  if (const auto text = value.string()) {
    if (text->size() >= kLongEnough && text->find(' ') != std::string_view::npos) {
      texts->emplace_back(*text);
    }
    return;
  }
  if (value.is_object()) {
    value.ForEachMember([&](std::string_view, JsonValue child) { Collect(child, texts); });
  }
  for (size_t i = 0; value.is_array() && i < value.size(); ++i) Collect(value.element(i), texts);
}

using DemonstrationPeople = Demonstration;

TEST_F(DemonstrationPeople, NoWordOfTheirsLiesReadableInTheFolder) {
  const std::filesystem::path sources = testing::SourceDir();
  const std::string people = Contents(sources / "service/demo/caseload.jsonl");
  const std::string adverts = Contents(sources / "service/demo/vacancies.jsonl");
  std::vector<std::string> texts;
  std::set<std::string> employers;
  for (const std::string_view line : Split(people, '\n')) {
    const auto document = JsonDocument::Parse(line);
    if (!document.ok() || !document->root().member("person").valid()) continue;
    Collect(document->root(), &texts);
    const JsonValue plans = document->root().member("disclosure");
    for (size_t i = 0; i < plans.size(); ++i) {
      for (const char* member : {"employer", "employer_name"}) {
        employers.emplace(plans.element(i).member(member).string().value_or(""));
      }
    }
  }
  ASSERT_GT(texts.size(), 500u);
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data_)) {
    if (entry.is_regular_file()) all += Contents(entry.path()) + "\n";
  }
  ASSERT_NE(all.find("CREATE TABLE audit_head"), std::string::npos);  // the files were read
  constexpr size_t kEach = 4;  // every so many: each is looked for in some megabytes
  for (size_t i = 0; i < texts.size(); i += kEach) {
    if (adverts.find(texts[i]) != std::string::npos) continue;
    // Employers are public; their keys are their names in small letters.
    if (employers.contains(texts[i])) continue;
    EXPECT_EQ(all.find(texts[i]), std::string::npos) << texts[i];
  }
}

}  // namespace
}  // namespace corner::testing
