#include "matcher/profile_words.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "taxonomies/base/text.h"
#include "taxonomies/context/context.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/places/gazetteer.h"
#include "taxonomies/places/place_parser.h"
#include "taxonomies/resources/vocabulary.h"

namespace corner::matcher {
namespace {

using taxonomies::Place;
using taxonomies::PlaceMatch;

constexpr size_t kMostNear = 3, kMostPlaces = 4;
constexpr size_t kLongestNear = 80;  // bytes; longer text is no misspelt id
// A place this many times as big as any other of its name is the one that is meant; the same
// figure by which the place parser lets a big town win over a far one (docs/places.md).
constexpr int kOutweighs = 10;

// Collects the ids that come nearest to an unknown one.
class Nearest {
 public:
  explicit Nearest(std::string_view unknown) : unknown_(unknown), key_(FoldKey(unknown)) {
    limit_ = unknown.size() <= 4 ? 1 : (unknown.size() <= 8 ? 2 : 3);
  }

  // `wordings`: what people call it; one of them exactly is as good as a misspelling.
  void Try(const std::string& id, std::string_view name, std::span<const std::string> wordings) {
    const int rank = RankOf(id, name, wordings);
    if (rank < kNone) found_.emplace_back(rank, id);
  }

  std::vector<std::string> Take() {
    std::sort(found_.begin(), found_.end());
    if (found_.size() > kMostNear) found_.resize(kMostNear);
    std::vector<std::string> ids;
    for (auto& [rank, id] : found_) ids.push_back(std::move(id));
    return ids;
  }

 private:
  static constexpr int kNone = 100, kSharesWords = 10;

  int RankOf(const std::string& id, std::string_view name,
             std::span<const std::string> wordings) const {
    const std::string id_key = ReplaceAll(id, "_", " ");
    if (id_key == key_) return 0;
    if (FoldKey(name) == key_) return 1;
    if (std::find(wordings.begin(), wordings.end(), key_) != wordings.end()) return 1;
    const int edits = EditDistance(id, unknown_, limit_);
    if (edits <= limit_) return 1 + edits;
    const std::string within = Concat(" ", id_key, " ");
    return within.find(Concat(" ", key_, " ")) == std::string::npos ? kNone : kSharesWords;
  }

  std::string_view unknown_;
  std::string key_;
  int limit_ = 0;
  std::vector<std::pair<int, std::string>> found_;
};

// "Newport, Shropshire", but "Newport, Wales": the closest place around it of another name.
std::string NameWithin(const Place& place) {
  const taxonomies::Gazetteer& gazetteer = taxonomies::Builtin();
  const Place* around = gazetteer.Parent(place);
  while (around != nullptr && around->name == place.name) around = gazetteer.Parent(*around);
  return around == nullptr ? place.name : Concat(place.name, ", ", around->name);
}

int WeightOf(const PlaceMatch& match) {
  const Place* const place = taxonomies::Builtin().FindById(match.id);
  return place == nullptr ? 0 : place->weight;
}

bool Outweighs(const PlaceMatch& best, const std::vector<PlaceMatch>& others) {
  return std::all_of(others.begin(), others.end(), [&](const PlaceMatch& other) {
    return other.name == best.name && WeightOf(best) >= kOutweighs * WeightOf(other);
  });
}

class BuiltinWords : public ProfileWords {
 public:
  bool Knows(ProfileWord kind, std::string_view id) const override {
    switch (kind) {
      case ProfileWord::kField:
        return taxonomies::BuiltinJobFields().Find(id) != nullptr;
      case ProfileWord::kConcept:
        return taxonomies::BuiltinResources().Find(id) != nullptr;
      case ProfileWord::kFacet:
        return taxonomies::BuiltinContext().Find(id).has_value();
    }
    return false;
  }

  std::vector<std::string> Near(ProfileWord kind, std::string_view unknown) const override {
    if (unknown.size() > kLongestNear || FoldKey(unknown).empty()) return {};
    Nearest nearest(unknown);
    switch (kind) {
      case ProfileWord::kField:
        for (const taxonomies::JobField& field : taxonomies::BuiltinJobFields().all()) {
          nearest.Try(field.id, field.name, field.client_words);
        }
        break;
      case ProfileWord::kConcept:
        for (const taxonomies::Resource& resource : taxonomies::BuiltinResources().all()) {
          nearest.Try(resource.id, resource.label, resource.client_words);
        }
        break;
      case ProfileWord::kFacet:
        for (const taxonomies::ContextFacet& facet : taxonomies::BuiltinContext().facets()) {
          nearest.Try(facet.id, facet.name, {});
        }
        break;
    }
    return nearest.Take();
  }

  bool IsSensitive(std::string_view concept_id) const override {
    const taxonomies::Resource* const resource = taxonomies::BuiltinResources().Find(concept_id);
    return resource != nullptr && resource->sensitive();
  }

  PlaceAnswer FindPlace(std::string_view text) const override {
    const taxonomies::Gazetteer& gazetteer = taxonomies::Builtin();
    const taxonomies::ParsedPlace parsed = taxonomies::ParsePlace(gazetteer, text);
    PlaceAnswer answer;
    if (!parsed.best) {
      if (text.size() > kLongestNear) return answer;
      for (const Place* place : gazetteer.Suggest(text, kMostPlaces)) {
        answer.others.push_back(place->name);
      }
      return answer;
    }
    if (!Outweighs(*parsed.best, parsed.alternatives)) {
      answer.kind = PlaceAnswer::Kind::kSeveral;
      std::vector<PlaceMatch> all = {*parsed.best};
      all.insert(all.end(), parsed.alternatives.begin(), parsed.alternatives.end());
      for (size_t i = 0; i < all.size() && i < kMostPlaces; ++i) {
        const Place* const place = gazetteer.FindById(all[i].id);
        if (place != nullptr) answer.others.push_back(NameWithin(*place));
      }
      return answer;
    }
    answer.kind = PlaceAnswer::Kind::kFound;
    answer.point = taxonomies::TravelPointOf(*parsed.best);
    answer.name = parsed.best->name;
    return answer;
  }
};

}  // namespace

const ProfileWords& BuiltinProfileWords() {
  static const BuiltinWords words;
  return words;
}

}  // namespace corner::matcher
