// Random histories against a ledger so simple that it is obviously right.
#include <algorithm>
#include <map>
#include <optional>

#include "indexer/vacancy_json.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/ledger/ledger_fixture.h"

namespace corner::indexer {
namespace {

using ::corner::testing::IsOk;
using ::corner::testing::RandomVacancies;

constexpr int kIds = 40;

// Vacancies by id with the seq of their last change. No files, no transactions: a copy is a run.
struct Model {
  struct Row {
    uint64_t seq = 0;
    Vacancy vacancy;
    bool told = true;  // not since it came in held
  };
  std::map<std::string, Row> rows;
  uint64_t seq = 0;

  // Of the run that is open; the employers it changed take their numbers when it commits.
  std::map<std::string, std::string> seen;
  std::map<std::string, Employer> employers, before;

  void Begin() {
    seen.clear();
    before = employers;
  }

  static std::string Content(const Vacancy& vacancy) {
    return std::string(VacancyContent(VacancyToJson(vacancy)));
  }

  // nullopt: the run had the id already, with other content.
  std::optional<Stored> Put(Vacancy vacancy, Day day) {
    const auto [first, is_new] = seen.try_emplace(vacancy.id, Content(vacancy));
    if (!is_new && first->second != Content(vacancy)) return std::nullopt;
    const auto old = rows.find(vacancy.id);
    if (old != rows.end()) vacancy.first_seen = old->second.vacancy.first_seen;
    if (vacancy.status != Status::kHeld) {
      vacancy.status = LastOpenDay(vacancy) < day ? Status::kClosed : Status::kOpen;
    }
    if (old != rows.end() && old->second.vacancy == vacancy) return Stored::kUnchanged;
    const bool told = old == rows.end() ? vacancy.status != Status::kHeld
                                        : old->second.told || vacancy.status == Status::kOpen;
    rows[vacancy.id] = {++seq, vacancy, told};
    if (!vacancy.employer_key.empty()) NoteEmployer(vacancy);
    return Stored::kAccepted;
  }

  void NoteEmployer(const Vacancy& vacancy) {
    Employer& employer = employers[vacancy.employer_key];
    employer.key = vacancy.employer_key;
    employer.name = vacancy.employer_name;
    auto& names = employer.names;
    if (std::find(names.begin(), names.end(), employer.name) == names.end()) {
      names.push_back(employer.name);
    }
    if (!vacancy.sector.empty()) employer.sector = vacancy.sector;
    for (const Scheme& scheme : vacancy.schemes) {
      const auto known = std::find_if(employer.schemes.begin(), employer.schemes.end(),
                                      [&](const Scheme& other) { return other.id == scheme.id; });
      if (known == employer.schemes.end()) {
        employer.schemes.push_back(scheme);
      } else if (!scheme.level.empty()) {
        known->level = scheme.level;
      }
    }
  }

  bool Close(const std::string& id) {
    const auto row = rows.find(id);
    if (row == rows.end() || row->second.vacancy.status == Status::kClosed) return false;
    row->second.vacancy.status = Status::kClosed;
    row->second.seq = ++seq;
    return true;
  }

  int64_t CloseExpired(Day day) {
    int64_t closed = 0;
    for (auto& [id, row] : rows) {
      if (row.vacancy.status == Status::kClosed || LastOpenDay(row.vacancy) >= day) continue;
      closed += Close(id);
    }
    return closed;
  }

  void Commit() {
    for (const auto& [key, employer] : employers) {
      const auto old = before.find(key);
      if (old != before.end() && old->second.name == employer.name &&
          old->second.names == employer.names && old->second.sector == employer.sector &&
          old->second.schemes == employer.schemes) {
        continue;
      }
      ++seq;
    }
  }
};

class LedgerModelTest : public LedgerTest, public ::testing::WithParamInterface<int> {
 protected:
  // Everything a reader can see is what the model says.
  static void ExpectSame(const Ledger& ledger, const Model& model) {
    std::map<uint64_t, const Vacancy*> by_seq;
    std::vector<std::pair<std::string, uint64_t>> open;
    std::map<std::string, int64_t> open_at;
    int64_t closed = 0, held = 0;
    for (const auto& [id, row] : model.rows) {
      if (row.told) by_seq[row.seq] = &row.vacancy;
      closed += row.vacancy.status == Status::kClosed;
      held += row.vacancy.status == Status::kHeld;
      if (row.vacancy.status == Status::kOpen) open.emplace_back(id, row.seq);
      if (row.vacancy.status == Status::kOpen) ++open_at[row.vacancy.employer_key];
    }
    ASSERT_OK_AND_ASSIGN(const auto changes, ledger.Changes(0, 1000));
    ASSERT_EQ(changes.reached, model.seq);
    ASSERT_EQ(changes.rows.size(), by_seq.size());
    auto expected = by_seq.begin();
    for (const LedgerRow& row : changes.rows) {
      ASSERT_EQ(row.seq, expected->first);
      ASSERT_EQ(row.vacancy, *expected->second);
      ASSERT_EQ(row.removed, row.vacancy.status == Status::kClosed);
      ASSERT_EQ(row.json, VacancyToJson(*expected->second));
      ++expected;
    }
    ASSERT_OK_AND_ASSIGN(const auto ids, ledger.OpenIds());
    ASSERT_EQ(ids, open);
    ASSERT_OK_AND_ASSIGN(const LedgerCounts counts, ledger.Counts());
    const auto all = static_cast<int64_t>(model.rows.size());
    ASSERT_EQ(counts.vacancies, all);
    ASSERT_EQ(counts.closed, closed);
    ASSERT_EQ(counts.held, held);
    ASSERT_EQ(counts.open, all - closed - held);
    ASSERT_EQ(counts.seq, model.seq);
    ASSERT_OK_AND_ASSIGN(const auto employers, ledger.Employers("", "", 1000));
    ASSERT_EQ(employers.size(), model.employers.size());
    for (const Employer& employer : employers) {
      const Employer& wanted = model.employers.at(employer.key);
      ASSERT_EQ(employer.name, wanted.name);
      ASSERT_EQ(employer.names, wanted.names);
      ASSERT_EQ(employer.sector, wanted.sector);
      ASSERT_EQ(employer.schemes, wanted.schemes);
      ASSERT_EQ(employer.open_vacancies, open_at[employer.key]);
    }
    for (int id = 0; id < kIds; ++id) {
      const std::string key = VacancyId("random", std::to_string(id));
      const auto row = model.rows.find(key);
      const auto found = ledger.Find(key);
      ASSERT_EQ(found.ok(), row != model.rows.end());
      if (found.ok()) {
        ASSERT_EQ(found->vacancy, row->second.vacancy);
      }
    }
  }

  // Closes what the ledger says the run has not seen, after comparing that with the model.
  static void CloseMissing(Ledger* ledger, Model* model) {
    ASSERT_OK_AND_ASSIGN(Ledger::Missing missing, ledger->NotSeen());
    std::vector<std::string> expected;
    int64_t open = 0;
    for (const auto& [id, row] : model->rows) {
      if (row.vacancy.status == Status::kClosed) continue;
      ++open;
      if (!model->seen.contains(id)) expected.push_back(row.vacancy.external_id);
    }
    ASSERT_EQ(missing.open, open);
    ASSERT_EQ(missing.external_ids, expected);
    for (const std::string& external_id : missing.external_ids) {
      ASSERT_THAT(ledger->Close(external_id), IsOk());
      ASSERT_TRUE(model->Close(VacancyId("random", external_id)));
    }
  }
};

TEST_P(LedgerModelTest, AgreesWithTheModel) {
  RandomVacancies random(GetParam(), {.day = Day(20600), .words = 12});
  auto ledger = MustOpen(Ledger::Mode::kWrite);
  Model model;
  std::map<std::string, Vacancy> sent;  // the last advert the sender made under each id
  Day day(20600);
  for (int run = 0; run < 12; ++run) {
    day = day + static_cast<int32_t>(random.Between(0, 12));
    const Model before = model;
    model.Begin();
    ASSERT_THAT(ledger->BeginRun("random", day), IsOk());
    for (int64_t step = random.Between(0, 50); step > 0; --step) {
      const std::string external_id = std::to_string(random.Between(0, kIds - 1));
      if (random.Chance(10)) {
        const bool closed = model.Close(VacancyId("random", external_id));
        ASSERT_EQ(ledger->Close(external_id).ok(), closed);
        continue;
      }
      if (random.Chance(4)) {
        ASSERT_OK_AND_ASSIGN(const int64_t closed, ledger->CloseExpired(day));
        ASSERT_EQ(closed, model.CloseExpired(day));
        continue;
      }
      const auto [advert, is_new] = sent.try_emplace(external_id);
      if (is_new || random.Chance(40)) advert->second = random.WithExternalId(external_id);
      advert->second.first_seen = day;
      advert->second.status = random.Chance(5) ? Status::kHeld : Status::kOpen;
      const auto expected = model.Put(advert->second, day);
      const auto stored = ledger->Put(advert->second, "raw");
      ASSERT_EQ(stored.ok(), expected.has_value()) << stored.status().ToString();
      if (expected) {
        ASSERT_EQ(*stored, *expected);
      }
    }
    if (random.Chance(15)) {
      ASSERT_NO_FATAL_FAILURE(CloseMissing(ledger.get(), &model));
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(*ledger, before));  // nothing of an open run shows
    if (random.Chance(25)) {
      ledger->AbandonRun();
      model = before;
    } else {
      ASSERT_THAT(ledger->CommitRun({}), IsOk());
      model.Commit();
    }
    if (random.Chance(20)) {
      ASSERT_OK_AND_ASSIGN(const int64_t closed, ledger->CloseExpired(day + 1));
      ASSERT_EQ(closed, model.CloseExpired(day + 1));
    }
    if (random.Chance(30)) {
      ledger.reset();
      ledger = MustOpen(Ledger::Mode::kWrite);
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(*ledger, model));
  }
  EXPECT_THAT(ledger->Check(), IsOk());
}

INSTANTIATE_TEST_SUITE_P(Seeds, LedgerModelTest, ::testing::Range(1, 9));

}  // namespace
}  // namespace corner::indexer
