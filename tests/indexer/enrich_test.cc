// What an advert's words mean, put into the vacancy.
#include "indexer/enrich.h"

#include <gtest/gtest.h>

#include <thread>

#include "indexer/vacancy_json.h"
#include "tests/support/random_vacancy.h"

namespace corner::testing {
namespace {

using indexer::Enricher;
using indexer::Vacancy;

const Enricher& ShippedEnricher() {
  static const auto* const kEnricher = new Enricher(*taxonomies::LoadTaxonomies({}));
  return *kEnricher;
}

Vacancy Advert(std::string title, std::string text) {
  Vacancy vacancy;
  vacancy.id = indexer::VacancyId("test", title);
  vacancy.title = std::move(title);
  vacancy.description_text = std::move(text);
  ShippedEnricher().Enrich(&vacancy);
  return vacancy;
}

const indexer::Task* TaskOf(const Vacancy& vacancy, std::string_view id) {
  for (const indexer::Task& task : vacancy.tasks) {
    if (task.concept_id == id) return &task;
  }
  return nullptr;
}

const indexer::Facet* FacetOf(const Vacancy& vacancy, std::string_view id) {
  for (const indexer::Facet& facet : vacancy.facets) {
    if (facet.id == id) return &facet;
  }
  return nullptr;
}

TEST(Enrich, ReadsOccupationFieldsTasksAndFacets) {
  const std::string text =
      "Duties\nPersonal care, moving and handling.\nQuiet office.\nBenefits\nCash handling bonus\n";
  const Vacancy vacancy = Advert("HCA (Bank)", text);
  ASSERT_FALSE(vacancy.occupation.empty());
  EXPECT_EQ(vacancy.occupation[0].scheme, "SOC2020");
  EXPECT_EQ(vacancy.occupation[0].code, "6131");
  EXPECT_EQ(vacancy.fields, std::vector<std::string>{"healthcare"});
  const indexer::Task* care = TaskOf(vacancy, "personal_care");
  ASSERT_NE(care, nullptr);
  EXPECT_EQ(text.substr(static_cast<size_t>(care->span.from),
                        static_cast<size_t>(care->span.to - care->span.from)),
            "Personal care");
  EXPECT_EQ(TaskOf(vacancy, "handle_cash"), nullptr);  // small print
  ASSERT_NE(FacetOf(vacancy, "noise"), nullptr);
  EXPECT_EQ(FacetOf(vacancy, "noise")->source, "advert");
  EXPECT_EQ(FacetOf(vacancy, "noise")->value, 1);
  ASSERT_NE(FacetOf(vacancy, "physical"), nullptr);
  EXPECT_EQ(FacetOf(vacancy, "physical")->source, "typical");
}

TEST(Enrich, TasksAreWeighedOneToNineHeaviestFirst) {
  const Vacancy vacancy = Advert("Kitchen porter", "You wash pots and mop floors. Cash handling.");
  int32_t before = 9;
  for (const indexer::Task& task : vacancy.tasks) {
    EXPECT_TRUE(task.weight >= 1 && task.weight <= before) << task.concept_id;
    before = task.weight;
  }
}

TEST(Enrich, WhatIsNotUnderstoodStaysOpen) {
  const Vacancy vacancy = Advert("Qzxv wkjq", "Lorem ipsum.");
  EXPECT_TRUE(vacancy.occupation.empty());
  EXPECT_TRUE(vacancy.fields.empty());
  EXPECT_TRUE(vacancy.tasks.empty());
  EXPECT_TRUE(vacancy.facets.empty());
}

// Twice changes nothing, and every thread reads the same.
TEST(Enrich, IsTheSameOnEveryRunAndThread) {
  RandomVacancies random(17);
  std::vector<Vacancy> vacancies;
  for (int i = 0; i < 200; ++i) vacancies.push_back(random.Next());
  const auto all = [&](int threads) {
    std::vector<Vacancy> enriched = vacancies;
    std::vector<std::thread> workers;
    for (int t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        for (size_t i = static_cast<size_t>(t); i < enriched.size();
             i += static_cast<size_t>(threads)) {
          ShippedEnricher().Enrich(&enriched[i]);
        }
      });
    }
    for (std::thread& worker : workers) worker.join();
    return enriched;
  };
  const std::vector<Vacancy> once = all(1);
  EXPECT_EQ(all(4), once);
  vacancies = once;
  EXPECT_EQ(all(2), once);
}

TEST(Enrich, OutlivesTheStoredForm) {
  const Vacancy vacancy = Advert("Chef de partie", "Cooking. A fast-paced kitchen.");
  const auto read = indexer::VacancyFromJson(indexer::VacancyToJson(vacancy));
  ASSERT_TRUE(read.ok()) << read.status().ToString();
  EXPECT_EQ(read->tasks, vacancy.tasks);
  EXPECT_EQ(read->facets, vacancy.facets);
  EXPECT_EQ(read->occupation, vacancy.occupation);
}

}  // namespace
}  // namespace corner::testing
