#include "service/api/probe_params.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/http/target.h"
#include "tests/support/status_matchers.h"

namespace corner::api {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Day kToday = *Day::ParseIso("2026-06-01");

ReadProbe Read(std::string_view query) {
  const auto pairs = http::ParseForm(query);
  EXPECT_TRUE(pairs.has_value()) << query;
  return ReadSearchParams(*pairs, {&taxonomies::Builtin(), kToday});
}

struct Accepted {
  std::string_view query;
  std::string_view printed;  // part of the printed probe
};

class AcceptedParams : public ::testing::TestWithParam<Accepted> {};

TEST_P(AcceptedParams, ReachTheProbe) {
  const ReadProbe read = Read(GetParam().query);
  ASSERT_THAT(read.issues, IsEmpty()) << read.issues[0].parameter << read.issues[0].message;
  EXPECT_THAT(ToString(read.probe), HasSubstr(std::string(GetParam().printed)));
}

INSTANTIATE_TEST_SUITE_P(
    EveryParameter, AcceptedParams,
    ::testing::Values(
        Accepted{"q=kitchen+porter", "[kitchen] [porter]"},
        Accepted{"pay_min=12.71", "hourly_pay=1271..?"},
        Accepted{"pay_max=%C2%A320", "hourly_pay=..2000?"},
        Accepted{"salary_min=24,000", "annual_pay=2400000..?"},
        Accepted{"salary_max=30000&unstated=exclude", "annual_pay=..3000000"},
        Accepted{"hours_min=16&hours_max=37.5", "hours=1600..3750?"},
        Accepted{"start_after=9:30", "start=570..?"},
        Accepted{"start_before=11:00", "start=..660?"},
        Accepted{"posted_since=2026-05-25", "posted=20598.."},
        Accepted{"posted_since=7d", "posted=20598.."},
        Accepted{"posted_since=7d&day=2026-06-08", "posted=20605.."},
        Accepted{"closes_by=2026-06-30", "closes=..20634"},
        Accepted{"closes_after=2026-06-08", "closes=20612.."},
        Accepted{"contract=permanent,fixed", "contract={permanent|fixed}"},
        Accepted{"contract=permanent&contract=casual", "contract={permanent|casual}"},
        Accepted{"not_contract=trial", "contract!={trial}"},
        Accepted{"pattern=evenings,unknown", "pattern={evenings|unknown}"},
        Accepted{"not_pattern=nights", "pattern!={nights}"},
        Accepted{"remote=hybrid", "remote={hybrid}"}, Accepted{"not_remote=no", "remote!={no}"},
        Accepted{"scheme=disability_confident:leader", "scheme={disability_confident:leader}"},
        Accepted{"not_scheme=mindful_employer", "scheme!={mindful_employer}"},
        Accepted{"requirement=dbs", "requirement={dbs}"},
        Accepted{"not_requirement=driving_licence", "requirement!={driving_licence}"},
        Accepted{"flag=fee_asked", "flag={fee_asked}"},
        Accepted{"not_flag=unpaid", "flag!={unpaid}"},
        Accepted{"field=catering", "field={catering}"},
        Accepted{"not_field=office", "field!={office}"},
        Accepted{"employer=The+Tern+%26+Tide+Ltd", "employer={tern tide}"},
        Accepted{"not_employer=Smith,+Jones+Ltd", "employer!={smith jones}"},
        Accepted{"place=town:leeds", "place={town:leeds}"},
        Accepted{"place=Leeds", "place={town:leeds}"},
        Accepted{"not_place=Leeds", "place!={town:leeds}"},
        Accepted{"source=demo", "source={demo}"}, Accepted{"not_source=demo", "source!={demo}"},
        Accepted{"all=1", "with_not_competitive"}, Accepted{"sort=newest", "sort=newest"},
        Accepted{"day=2026-07-01", "day=2026-07-01"}, Accepted{"near=Leeds&within=5mi", "8.047km"},
        Accepted{"near=Leeds&within=8km", "8.000km"}, Accepted{"near=Leeds", "16.093km"},
        Accepted{"near=LS1+4AP&near_unstated=include", "km?"},
        Accepted{"near=Leeds&sort=distance", "sort=distance"},
        Accepted{"q=&near=&within=10&hours_min=&sort=", "day=2026-06-01 sort=relevance"}));

struct Refused {
  std::string_view query;
  std::string_view parameter;
  std::string_view code;
};

class RefusedParams : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedParams, NameTheParameterAndTheReason) {
  const ReadProbe read = Read(GetParam().query);
  ASSERT_EQ(read.issues.size(), 1u);
  EXPECT_EQ(read.issues[0].parameter, GetParam().parameter);
  EXPECT_EQ(CodeName(read.issues[0].code), GetParam().code);
  EXPECT_THAT(read.issues[0].message, ::testing::EndsWith("."));
  EXPECT_THAT(AsStatus(read.issues), testing::FailsWith(absl::StatusCode::kInvalidArgument, ""));
}

INSTANTIATE_TEST_SUITE_P(
    EveryKind, RefusedParams,
    ::testing::Values(
        Refused{"patern=nights", "patern", "unknown_parameter"},
        Refused{"q=%22open", "q", "bad_value"}, Refused{"q=town:leeds", "q", "bad_value"},
        Refused{"near=Qwxzyville", "near", "unknown_place"},
        Refused{"near=Paris,+France", "near", "unknown_place"},
        Refused{"place=Qwxzyville", "place", "unknown_place"},
        Refused{"near=Leeds&within=far", "within", "bad_value"},
        Refused{"near=Leeds&within=0", "within", "bad_value"},
        Refused{"near=Leeds&within=501mi", "within", "bad_value"},
        Refused{"pay_min=-1", "pay_min", "bad_value"},
        Refused{"pay_min=1e3", "pay_min", "bad_value"},
        Refused{"pay_max=12.715", "pay_max", "bad_value"},
        Refused{"salary_min=lots", "salary_min", "bad_value"},
        Refused{"salary_max=99999999999999999999", "salary_max", "bad_value"},
        Refused{"hours_min=169", "hours_min", "bad_value"},
        Refused{"hours_max=x", "hours_max", "bad_value"},
        Refused{"hours_min=20&hours_max=16", "hours_min", "conflict"},
        Refused{"pay_min=20&pay_max=10", "pay_min", "conflict"},
        Refused{"start_after=25:00", "start_after", "bad_value"},
        Refused{"start_before=9", "start_before", "bad_value"},
        Refused{"posted_since=yesterday", "posted_since", "bad_value"},
        Refused{"closes_by=7d", "closes_by", "bad_value"},
        Refused{"closes_after=2026-02-30", "closes_after", "bad_value"},
        Refused{"contract=permanant", "contract", "unknown_value"},
        Refused{"not_pattern=night", "not_pattern", "unknown_value"},
        Refused{"remote=maybe", "remote", "unknown_value"},
        Refused{"flag=bad", "flag", "unknown_value"},
        Refused{"unstated=maybe", "unstated", "unknown_value"},
        Refused{"sort=best", "sort", "unknown_value"}, Refused{"sort=distance", "sort", "conflict"},
        Refused{"limit=0", "limit", "bad_value"}, Refused{"limit=101", "limit", "bad_value"},
        Refused{"limit=ten", "limit", "bad_value"}, Refused{"all=perhaps", "all", "bad_value"},
        Refused{"snippets=2", "snippets", "bad_value"}, Refused{"day=today", "day", "bad_value"},
        Refused{"facets=contrat", "facets", "unknown_value"},
        Refused{"sort=newest&sort=pay", "sort", "bad_value"}));

TEST(ProbeParams, SuggestsWhatWasMeant) {
  EXPECT_THAT(Read("patern=nights").issues[0].suggestions, Contains("pattern"));
  EXPECT_THAT(Read("contract=permanant").issues[0].suggestions, ElementsAre("permanent"));
  EXPECT_THAT(Read("near=Leedz").issues[0].suggestions, Contains("Leeds"));
  EXPECT_THAT(SuggestionText(Read("contract=permanant").issues[0]), "Did you mean permanent?");
}

TEST(ProbeParams, OneProblemDoesNotHideAnother) {
  EXPECT_EQ(Read("hours_min=x&pay_min=y&near=Qwxzyville").issues.size(), 3u);
}

TEST(ProbeParams, HiddenPayStaysAndUnknownPlaceGoes) {
  const ReadProbe read = Read("near=Leeds&pay_min=12&hours_min=16&closes_by=2026-06-30");
  using indexer::Unknowns;
  EXPECT_EQ(read.probe.hourly_pay_pence.unknowns, Unknowns::kInclude);
  EXPECT_EQ(read.probe.hours.unknowns, Unknowns::kInclude);
  EXPECT_EQ(read.probe.near->unknowns, Unknowns::kExclude);
  EXPECT_EQ(read.probe.closes_day.unknowns, Unknowns::kExclude);
  const ReadProbe strict = Read("pay_min=12&hours_min=16&unstated=exclude&hours_unstated=include");
  EXPECT_EQ(strict.probe.hourly_pay_pence.unknowns, Unknowns::kExclude);
  EXPECT_EQ(strict.probe.hours.unknowns, Unknowns::kInclude);
}

TEST(ProbeParams, SaysWhatWasUnderstood) {
  EXPECT_THAT(
      Read("near=Leeds&within=5mi&pay_min=12.71&pattern=evenings,nights").understood,
      ElementsAre(HasSubstr("within 5 miles of Leeds"),
                  "pay of at least £12.71 an hour, or not stated", "pattern: Evenings or Nights"));
}

TEST(ProbeParams, AnAmbiguousPlaceNamesTheOthers) {
  const ReadProbe read = Read("near=Newport");
  ASSERT_TRUE(read.probe.near.has_value());
  EXPECT_THAT(read.other_places, Not(IsEmpty()));
  EXPECT_THAT(read.understood[0], HasSubstr(read.other_places[0]));
}

TEST(ProbeParams, LimitsCursorsAndCountsAreTaken) {
  const ReadProbe read = Read("limit=7&after=m7.12&facets=contract&facets=pattern&snippets=0");
  EXPECT_EQ(read.probe.limit, 7);
  EXPECT_EQ(read.probe.cursor, "m7.12");
  EXPECT_EQ(read.probe.count.size(), 2u);
  EXPECT_FALSE(read.probe.snippets);
  EXPECT_EQ(Read("facets=all").probe.count.size(), indexer::kFacetFieldCount);
}

TEST(ProbeParams, EveryParameterHasADocAndAWorkingExample) {
  for (const ParamSpec& spec : SearchParams()) {
    EXPECT_TRUE(spec.doc.ends_with('.')) << spec.name;
    EXPECT_EQ(FindSearchParam(spec.name), &spec);
    if (spec.example.empty()) continue;
    std::vector<NameValue> params = {{std::string(spec.name), std::string(spec.example)}};
    const ReadProbe read = ReadSearchParams(params, {&taxonomies::Builtin(), kToday});
    EXPECT_THAT(read.issues, IsEmpty()) << spec.name;
  }
}

}  // namespace
}  // namespace corner::api
