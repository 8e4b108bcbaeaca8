// One query over several fields with boosts, after JobTech's job search (github.com/JobtechSwe/
// sokannonser-api, querybuilder.py): the headline counts five times, a concept that was found in
// both query and advert about nine times, the text once.
#include <map>
#include <set>
#include <utility>

#include "indexer/relevance.h"
#include "indexer/words.h"
#include "matcher/evaluate/profile_text.h"
#include "matcher/evaluate/reach.h"
#include "matcher/evaluate/systems.h"

namespace corner::matcher {
namespace {

constexpr double kTitleBoost = 5;
constexpr double kConceptBoost = 9;

// Stems of one text with their counts.
using Bag = std::map<std::string, int64_t, std::less<>>;

// One field of all adverts, with BM25 as indexer/relevance.h has it, each field on its own.
class FieldIndex {
 public:
  void Add(std::string_view text, const indexer::Stemmer& stemmer) {
    Bag bag;
    int64_t length = 0;
    ForEachWord(text, [&](std::string_view folded, int32_t, int32_t) {
      ++bag[stemmer.Stem(folded)];
      ++length;
    });
    for (const auto& [stem, count] : bag) ++matching_[stem];
    total_length_ += length;
    bags_.emplace_back(std::move(bag), length);
  }

  int64_t Points(size_t document, const std::set<std::string>& stems) const {
    const auto& [bag, length] = bags_[document];
    const auto count = static_cast<int64_t>(bags_.size());
    int64_t points = 0;
    for (const std::string& stem : stems) {
      const auto found = bag.find(stem);
      if (found == bag.end()) continue;
      points += indexer::ClausePoints(count, matching_.at(stem), found->second, length,
                                      indexer::AverageLength(total_length_, count));
    }
    return points;
  }

 private:
  std::vector<std::pair<Bag, int64_t>> bags_;
  std::map<std::string, int64_t, std::less<>> matching_;
  int64_t total_length_ = 0;
};

class Boosted : public RankingSystem {
 public:
  explicit Boosted(const Collection& collection) : collection_(collection) {
    const indexer::Stemmer stemmer;
    for (const indexer::Vacancy& vacancy : collection.vacancies()) {
      titles_.Add(vacancy.title, stemmer);
      texts_.Add(vacancy.description_text, stemmer);
      std::set<std::string_view> concepts;
      for (const indexer::Task& task : vacancy.tasks) concepts.insert(task.concept_id);
      for (const std::string_view id : concepts) ++using_concept_[std::string(id)];
    }
  }
  std::string_view name() const override { return "boosted"; }
  std::string_view about() const override {
    return "One query over title, concepts and text with boosts, within reach of home";
  }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    const CollectionWorld& world = collection_.world();
    const ProfileText text = TextOf(*profile, world);
    const std::set<std::string> in_title = Stems({&text.hopes, &text.field_words});
    const std::set<std::string> in_text = Stems({&text.hopes, &text.field_words, &text.resources});
    const std::vector<std::string> concepts = ConceptsOf(*profile, *world.similarity);
    const Reach reach(*profile, *world.travel_times);
    std::vector<Scored> scored;
    for (const indexer::Vacancy* vacancy : collection_.PoolOf(profile)) {
      if (reach.Of(*vacancy) != Reach::Level::kNear) continue;
      const auto document = static_cast<size_t>(vacancy - collection_.vacancies().data());
      scored.push_back(
          {vacancy, kTitleBoost * static_cast<double>(titles_.Points(document, in_title)) +
                        static_cast<double>(texts_.Points(document, in_text)) +
                        kConceptBoost * ConceptPoints(*vacancy, concepts)});
    }
    return Rank(std::move(scored), limit);
  }

 private:
  std::set<std::string> Stems(std::initializer_list<const std::vector<std::string>*> lists) const {
    const indexer::Stemmer stemmer;
    std::set<std::string> stems;
    for (const auto* list : lists) {
      for (const std::string& word : *list) stems.insert(stemmer.Stem(word));
    }
    return stems;
  }

  // A concept is as a word that stands once in a text of one word.
  double ConceptPoints(const indexer::Vacancy& vacancy,
                       const std::vector<std::string>& concepts) const {
    int64_t points = 0;
    for (const std::string& id : concepts) {
      for (const indexer::Task& task : vacancy.tasks) {
        if (task.concept_id != id) continue;
        points += indexer::ClausePoints(static_cast<int64_t>(collection_.vacancies().size()),
                                        using_concept_.at(id), 1, 1, 1);
        break;
      }
    }
    return static_cast<double>(points);
  }

  const Collection& collection_;
  FieldIndex titles_, texts_;
  std::map<std::string, int64_t> using_concept_;
};

}  // namespace

std::unique_ptr<RankingSystem> MakeBoosted(const Collection& collection) {
  return std::make_unique<Boosted>(collection);
}

}  // namespace corner::matcher
