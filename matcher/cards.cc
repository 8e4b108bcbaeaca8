#include "matcher/cards.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "matcher/profile_json.h"

namespace corner::matcher {
namespace {

using Choice = CardAnswer::Choice;
using Weights = std::array<int64_t, 5>;  // of the values 1-5

constexpr int64_t kThousandths = 1000;
constexpr int64_t kEighths = 8;
constexpr int64_t kUniformVariance = 2;  // of five equally likely values
constexpr int kMiddle = 3;

struct FacetBelief {
  Weights weights = {1, 1, 1, 1, 1};
  std::vector<std::string> because;
};
struct KindBelief {
  int64_t wanted = 1;  // to 1
  std::vector<std::string> because;
};

struct Beliefs {
  std::map<std::string, FacetBelief, std::less<>> facets;
  std::map<std::string, KindBelief, std::less<>> kinds;
  std::set<std::string, std::less<>> asked;
  std::array<int64_t, 4> answered = {};  // cards of each subject
};

struct Moments {
  int64_t sum = 0, mean_sum = 0, square_sum = 0;  // of weight, weight·v, weight·v²
};

Moments MomentsOf(const Weights& weights) {
  Moments moments;
  for (int64_t v = 1; v <= 5; ++v) {
    const int64_t weight = weights[static_cast<size_t>(v - 1)];
    moments.sum += weight;
    moments.mean_sum += weight * v;
    moments.square_sum += weight * v * v;
  }
  return moments;
}

// Variance in thousandths of that of five equally likely values.
int64_t Uncertainty(const Weights& weights) {
  const Moments m = MomentsOf(weights);
  const int64_t scaled = m.sum * m.square_sum - m.mean_sum * m.mean_sum;
  return kThousandths * scaled / (kUniformVariance * m.sum * m.sum);
}

Weights Times(const Weights& weights, const Weights& likelihood, bool mirrored) {
  Weights product = weights;
  for (size_t i = 0; i < product.size(); ++i) {
    product[i] *= likelihood[mirrored ? product.size() - 1 - i : i];
  }
  return product;
}

// How far the variance is expected to fall when one end or the other is chosen.
int64_t FacetGain(const Weights& weights) {
  const int64_t sum = MomentsOf(weights).sum;
  int64_t expected = 0;
  for (const bool low : {false, true}) {
    // The chance of this answer, m.sum / (8 sum), times Uncertainty() after it.
    const Moments m = MomentsOf(Times(weights, kEndLikelihood, low));
    expected += kThousandths * (m.sum * m.square_sum - m.mean_sum * m.mean_sum) /
                (kUniformVariance * kEighths * sum * m.sum);
  }
  return std::max<int64_t>(0, Uncertainty(weights) - expected);
}

// 4p(1-p) in thousandths, with p = wanted / (wanted + 1).
int64_t KindUncertainty(int64_t wanted) {
  return kThousandths * 4 * wanted / ((wanted + 1) * (wanted + 1));
}

int64_t FieldCount(std::string_view kind) {
  const auto& fields = FindCardKind(kind)->fields;
  return std::count_if(fields.begin(), fields.end(),
                       [](std::string_view field) { return !field.empty(); });
}

int64_t KindGain(const Card& card, int64_t left, int64_t right) {
  const auto fall = [](std::string_view kind, int64_t wanted) {
    return FieldCount(kind) * (KindUncertainty(wanted) - KindUncertainty(wanted * kKindLikelihood));
  };
  // The likelier kind is the likelier choice: p(left) : p(right), p as in KindUncertainty.
  const int64_t left_share = left * (right + 1), right_share = right * (left + 1);
  return (left_share * fall(card.left_kind, left) + right_share * fall(card.right_kind, right)) /
         (left_share + right_share);
}

template <typename Map>
auto BeliefOf(const Map& beliefs, std::string_view id) {
  const auto found = beliefs.find(id);
  return found == beliefs.end() ? typename Map::mapped_type{} : found->second;
}

void LearnFacets(const Card& card, Choice choice, Beliefs* beliefs) {
  for (const CardFacet& facet : card.facets) {
    if (facet.id.empty()) continue;
    FacetBelief& belief = beliefs->facets[std::string(facet.id)];
    const bool high = (choice == Choice::kLeft) == facet.left_is_high;
    belief.weights = choice == Choice::kEither ? Times(belief.weights, kEitherLikelihood, false)
                                               : Times(belief.weights, kEndLikelihood, !high);
    belief.because.emplace_back(card.id);
  }
}

void LearnKind(const Card& card, Choice choice, Beliefs* beliefs) {
  if (card.left_kind.empty() || choice == Choice::kEither) return;
  KindBelief& belief =
      beliefs->kinds[std::string(choice == Choice::kLeft ? card.left_kind : card.right_kind)];
  belief.wanted *= kKindLikelihood;
  belief.because.emplace_back(card.id);
}

Beliefs Learn(const CardAnswers& answers) {
  // Sorted and each once, so that neither order nor repeating matters.
  std::set<std::pair<std::string_view, Choice>> said;
  for (const CardAnswer& answer : answers) said.emplace(answer.card, answer.choice);
  Beliefs beliefs;
  for (const auto& [id, choice] : said) {
    const Card* const card = FindCard(id);
    if (card == nullptr) continue;
    if (beliefs.asked.insert(std::string(id)).second) {
      ++beliefs.answered[static_cast<size_t>(card->subject)];
    }
    if (choice == Choice::kNotSure) continue;
    LearnFacets(*card, choice, &beliefs);
    LearnKind(*card, choice, &beliefs);
  }
  return beliefs;
}

int64_t GainOf(const Card& card, const Beliefs& beliefs) {
  int64_t gain = 0;
  for (const CardFacet& facet : card.facets) {
    if (!facet.id.empty()) gain += FacetGain(BeliefOf(beliefs.facets, facet.id).weights);
  }
  if (!card.left_kind.empty()) {
    gain += KindGain(card, BeliefOf(beliefs.kinds, card.left_kind).wanted,
                     BeliefOf(beliefs.kinds, card.right_kind).wanted);
  }
  return gain / (1 + beliefs.answered[static_cast<size_t>(card.subject)]);
}

std::vector<std::string> Once(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void AddFacets(const Beliefs& beliefs, CardWishes* wishes) {
  for (const auto& [id, belief] : beliefs.facets) {
    const Moments m = MomentsOf(belief.weights);
    CardFacetWish one;
    one.facet = id;
    // The mean, rounded; halves towards the middle.
    const int64_t twice = 2 * m.mean_sum;
    one.ideal = static_cast<int>(m.mean_sum > kMiddle * m.sum ? (twice + m.sum - 1) / (2 * m.sum)
                                                              : (twice + m.sum) / (2 * m.sum));
    one.certainty = static_cast<int32_t>(kThousandths - Uncertainty(belief.weights));
    one.because = Once(belief.because);
    (one.ideal == kMiddle ? wishes->open : wishes->facets).push_back(std::move(one));
  }
}

void AddKinds(const Beliefs& beliefs, CardWishes* wishes) {
  for (const auto& [id, belief] : beliefs.kinds) {
    const CardKind* const kind = FindCardKind(id);
    const auto certainty = static_cast<int32_t>(kThousandths - KindUncertainty(belief.wanted));
    const std::vector<std::string> because = Once(belief.because);
    for (const std::string_view field : kind->fields) {
      if (!field.empty()) wishes->fields.push_back({std::string(field), certainty, because});
    }
    if (kind->concept_id.empty()) continue;
    wishes->interests.push_back({std::string(kind->concept_id), certainty, because});
  }
  std::sort(wishes->fields.begin(), wishes->fields.end(),
            [](const CardField& a, const CardField& b) { return a.field < b.field; });
  std::sort(
      wishes->interests.begin(), wishes->interests.end(),
      [](const CardInterest& a, const CardInterest& b) { return a.concept_id < b.concept_id; });
}

bool Vetoes(const Profile& profile, Veto::Kind kind, std::string_view value) {
  return std::any_of(profile.vetoes.begin(), profile.vetoes.end(),
                     [&](const Veto& veto) { return veto.kind == kind && veto.value == value; });
}

// The client named the task as an interest already, or would rather not do it.
bool IsSpokenOf(const Profile& profile, const std::string& concept_id) {
  const auto& interests = profile.aspirations.interests;
  return Vetoes(profile, Veto::Kind::kConcept, concept_id) ||
         std::any_of(interests.begin(), interests.end(),
                     [&](const auto& interest) { return interest.concept_id == concept_id; }) ||
         std::any_of(
             profile.resources.begin(), profile.resources.end(), [&](const ResourceHeld& held) {
               return held.concept_id == concept_id && held.wish >= ResourceHeld::Wish::kRatherNot;
             });
}

}  // namespace

int64_t ExpectedGain(const Card& card, const CardAnswers& answers) {
  return GainOf(card, Learn(answers));
}

const Card* NextCard(const CardAnswers& answers) {
  const Beliefs beliefs = Learn(answers);
  if (beliefs.asked.size() >= kMostCards) return nullptr;
  const Card* best = nullptr;
  int64_t most = kLeastGain - 1;
  for (const Card& card : CardDeck()) {  // by id, so the first of equals stays
    if (beliefs.asked.contains(card.id)) continue;
    const int64_t gain = GainOf(card, beliefs);
    if (gain <= most) continue;
    most = gain;
    best = &card;
  }
  return best;
}

CardWishes CardsToWishes(const CardAnswers& answers) {
  const Beliefs beliefs = Learn(answers);
  CardWishes wishes;
  AddFacets(beliefs, &wishes);
  AddKinds(beliefs, &wishes);
  return wishes;
}

Profile WithCardWishes(const Profile& profile, const CardWishes& wishes) {
  Profile result = profile;
  for (const CardFacetWish& one : wishes.facets) {
    const bool rated = std::any_of(profile.facets.begin(), profile.facets.end(),
                                   [&](const FacetWish& wish) { return wish.facet == one.facet; });
    if (!rated && result.facets.size() < kMostProfileFacets) {
      result.facets.push_back({one.facet, one.ideal, FacetWish::Strength::kPrefer});
    }
  }
  Aspirations& aspirations = result.aspirations;
  const bool nothing_named = aspirations.fields.empty() && aspirations.interests.empty();
  if (aspirations.fields.empty()) {
    for (const CardField& one : wishes.fields) {
      if (!Vetoes(profile, Veto::Kind::kField, one.field)) aspirations.fields.push_back(one.field);
    }
  }
  for (const CardInterest& one : wishes.interests) {
    if (IsSpokenOf(profile, one.concept_id)) continue;
    if (aspirations.interests.size() >= kMostProfileEntries) break;
    aspirations.interests.push_back({one.concept_id, kCardInterestStrength});
  }
  // "Open to anything" and "not now" stay what they are.
  if (nothing_named && aspirations.mode == Aspirations::Mode::kNoneGiven &&
      !aspirations.fields.empty()) {
    aspirations.mode = Aspirations::Mode::kNamed;
  }
  return result;
}

}  // namespace corner::matcher
