#include "tests/indexer/quality/traps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "indexer/employer.h"
#include "indexer/normalise/normalise.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"
#include "tests/support/paths.h"

namespace corner::testing {
namespace {

using indexer::PostingField;

std::string Text(JsonValue object, std::string_view name) {
  return std::string(object.member(name).string().value_or(""));
}

Trap TrapOf(JsonValue line) {
  Trap trap;
  trap.number = line.member("case").integer().value_or(0);
  trap.why = Text(line, "why");
  const JsonValue hold = line.member("hold");
  for (size_t i = 0; i < hold.size(); ++i) {
    trap.hold.emplace_back(hold.element(i).string().value_or(""));
  }
  line.member("advert").ForEachMember([&](std::string_view name, JsonValue value) {
    const auto field = indexer::PostingFieldFromName(name);
    EXPECT_TRUE(field.has_value()) << name;
    if (field) trap.posting.Set(*field, std::string(value.string().value_or("")));
  });
  trap.posting.Set(PostingField::kExternalId, Concat("trap-", trap.number));
  trap.source.trusted_agency = line.member("agency").boolean().value_or(false);
  const JsonValue copies = line.member("copies");
  for (size_t i = 0; i < copies.size(); ++i) {
    const std::string employer = Text(copies.element(i), "employer");
    trap.copies.others.push_back({Concat("v-copy-", i), indexer::EmployerKey(employer), employer,
                                  Text(copies.element(i), "url")});
  }
  return trap;
}

}  // namespace

std::vector<Trap> LoadTraps(std::string_view file) {
  std::vector<Trap> traps;
  std::ifstream lines(Concat(SourceDir(), "/tests/data/quality/", file));
  for (std::string line; std::getline(lines, line);) {
    const auto document = JsonDocument::Parse(line);
    EXPECT_TRUE(document.ok()) << document.status().ToString();
    if (document.ok()) traps.push_back(TrapOf(document->root()));
  }
  return traps;
}

Day TrapDay() { return *Day::ParseIso("2026-06-01"); }

indexer::Vacancy VacancyOf(const Trap& trap, std::string_view appended) {
  indexer::Posting posting = trap.posting;
  const std::string& text = posting.Get(PostingField::kDescription);
  posting.Set(PostingField::kDescription, Concat(text, appended));
  const indexer::Normaliser normaliser(taxonomies::Builtin(), {"traps", TrapDay()});
  auto result = normaliser.Normalise(posting);
  const auto* vacancy = std::get_if<indexer::Vacancy>(&result);
  EXPECT_NE(vacancy, nullptr) << trap.number;
  return vacancy == nullptr ? indexer::Vacancy() : *vacancy;
}

std::vector<std::string> HeldFor(const std::vector<indexer::QualityReason>& reasons) {
  std::vector<std::string> codes;
  for (const indexer::QualityReason& reason : reasons) {
    if (reason.rule->holds) codes.emplace_back(Name(reason.rule->code));
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

}  // namespace corner::testing
