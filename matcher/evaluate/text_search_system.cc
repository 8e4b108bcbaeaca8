#include <set>
#include <utility>

#include "matcher/evaluate/profile_text.h"
#include "matcher/evaluate/reach.h"
#include "matcher/evaluate/systems.h"
#include "taxonomies/base/status.h"

namespace corner::matcher {
namespace {

constexpr int kPage = 100;

class TextSearch : public RankingSystem {
 public:
  TextSearch(const Collection& collection, bool nearby)
      : collection_(collection), nearby_(nearby) {}
  std::string_view name() const override { return nearby_ ? "bm25" : "bm25_anywhere"; }
  std::string_view about() const override {
    return nearby_ ? "Text search for the profile's words, within reach of home"
                   : "Text search for the profile's words, anywhere";
  }

  absl::StatusOr<RankedList> List(std::shared_ptr<const Profile> profile,
                                  size_t limit) const override {
    indexer::Probe probe = ProbeFor(*profile);
    std::set<std::string_view> wanted;
    if (nearby_) wanted = NearbyPool(profile);
    RankedList list;
    while (list.size() < limit) {
      CORNER_ASSIGN_OR_RETURN(const indexer::SearchResult found,
                              collection_.world().catalogue->Search(probe));
      for (const indexer::Hit& hit : found.hits) {
        if (list.size() == limit) break;
        if (!nearby_ || wanted.contains(hit.vacancy.id)) list.push_back(hit.vacancy.id);
      }
      if (found.next.empty()) break;
      probe.cursor = found.next;
    }
    return list;
  }

 private:
  // Without a word it asks for everything, newest first.
  indexer::Probe ProbeFor(const Profile& profile) const {
    const ProfileText text = TextOf(profile, collection_.world());
    indexer::Probe probe;
    probe.day = collection_.day();
    probe.fold = true;
    probe.snippets = false;
    probe.limit = kPage;
    for (const auto* words : {&text.hopes, &text.resources}) {
      for (const std::string& word : *words) {
        indexer::Clause clause;
        clause.words = {word};
        probe.clauses.push_back(std::move(clause));
      }
    }
    probe.clauses = indexer::WithoutRepeats(probe.clauses);
    return probe;
  }

  std::set<std::string_view> NearbyPool(const std::shared_ptr<const Profile>& profile) const {
    const Reach reach(*profile, *collection_.world().travel_times);
    std::set<std::string_view> ids;
    for (const indexer::Vacancy* vacancy : collection_.PoolOf(profile)) {
      if (reach.Of(*vacancy) == Reach::Level::kNear) ids.insert(vacancy->id);
    }
    return ids;
  }

  const Collection& collection_;
  bool nearby_;
};

}  // namespace

std::unique_ptr<RankingSystem> MakeTextSearch(const Collection& collection, bool nearby) {
  return std::make_unique<TextSearch>(collection, nearby);
}

}  // namespace corner::matcher
