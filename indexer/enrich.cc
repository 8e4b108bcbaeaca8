#include "indexer/enrich.h"

#include <algorithm>
#include <string>
#include <utility>

#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using taxonomies::Coding;
using taxonomies::ResourceIndex;
using taxonomies::ResourceMention;
using taxonomies::ResourceWeight;
using taxonomies::Section;

constexpr size_t kMostOccupations = 3;
constexpr size_t kMostLooks = 2000;     // of 3 KB each; more begins anew
constexpr int32_t kLeastLikely = 100;   // per mille: below it a code is not kept
constexpr int32_t kLikelyEnough = 300;  // per mille: fields and typical values may rest on it
constexpr int32_t kSureTitle = 800;     // per mille: the description is not asked
constexpr int32_t kMostWeight = 9, kLeastTypical = 3;
constexpr std::string_view kFacetFact = "facet:";

int32_t WeightIn(Section section) {
  switch (section) {
    case Section::kDuties:
      return 7;
    case Section::kRequirements:
      return 6;
    case Section::kAbout:
    case Section::kBenefits:
    case Section::kEquality:
    case Section::kApply:
      break;
  }
  return 0;
}

bool IsLikelyEnough(const Coding& coding) {
  return !coding.best.empty() && coding.best.front().per_mille >= kLikelyEnough;
}

}  // namespace

Enricher::Enricher(std::shared_ptr<const taxonomies::TaxonomySet> taxonomies)
    : set_(std::move(taxonomies)),
      taxonomies_(*set_),
      used_by_(taxonomies_.resources->all().size()) {
  const auto units = taxonomies_.titles->units();
  for (uint16_t unit = 0; unit < units.size(); ++unit) {
    for (const ResourceWeight& use : taxonomies_.resources->UsedBy(units[unit])) {
      used_by_[use.resource].push_back({unit, static_cast<float>(use.weight) / kMostWeight});
    }
  }
}

std::shared_ptr<const taxonomies::TitleLook> Enricher::LookAt(const std::string& title) const {
  {
    const std::lock_guard lock(looks_mutex_);
    if (const auto known = looks_.find(title); known != looks_.end()) return known->second;
  }
  auto look = std::make_shared<const taxonomies::TitleLook>(taxonomies_.coder->Look(title));
  const std::lock_guard lock(looks_mutex_);
  if (looks_.size() >= kMostLooks) looks_.clear();
  looks_[title] = look;
  return look;
}

// For each unit group, how much of what the text speaks of it uses, a resource that few groups use
// counting more; the group that uses most has 1.
std::vector<float> Enricher::EvidenceOf(const std::vector<ResourceMention>& mentions) const {
  std::vector<float> evidence(taxonomies_.titles->units().size());
  std::vector<bool> seen(used_by_.size());
  float most = 0;
  for (const ResourceMention& mention : mentions) {
    if (mention.negated || WeightIn(mention.section) == 0 || seen[mention.resource]) continue;
    seen[mention.resource] = true;
    const std::vector<UnitUse>& uses = used_by_[mention.resource];
    for (const UnitUse& use : uses) {
      evidence[use.unit] += use.weight / static_cast<float>(8 + uses.size());
      most = std::max(most, evidence[use.unit]);
    }
  }
  if (most > 0) {
    for (float& one : evidence) one /= most;
  }
  return evidence;
}

void Enricher::SetOccupation(const Coding& coding, Vacancy* vacancy) const {
  vacancy->occupation.clear();
  vacancy->fields.clear();
  for (const taxonomies::CodedOccupation& coded : coding.best) {
    if (coded.per_mille < kLeastLikely || vacancy->occupation.size() == kMostOccupations) break;
    vacancy->occupation.push_back(
        {std::string(taxonomies::Soc2020::kName), coded.code.code(), coded.per_mille});
  }
  if (IsLikelyEnough(coding)) vacancy->fields = taxonomies_.fields->Of(coding.best.front().code);
}

void Enricher::SetTasks(const Coding& coding, const std::vector<ResourceMention>& mentions,
                        Vacancy* vacancy) const {
  struct Used {
    ResourceIndex resource;
    int32_t weight;
    Span span;
  };
  constexpr uint16_t kUnused = UINT16_MAX;
  std::vector<Used> tasks;
  std::vector<uint16_t> place(taxonomies_.resources->all().size(), kUnused);  // in `tasks`
  const auto offer = [&](ResourceIndex resource, int32_t weight, Span span) {
    if (place[resource] == kUnused) {
      place[resource] = static_cast<uint16_t>(tasks.size());
      tasks.push_back({resource, weight, span});
      return;
    }
    Used& task = tasks[place[resource]];
    if (task.span == Span{}) task.span = span;
    task.weight = std::max(task.weight, weight);
  };
  // A title has no sections.
  taxonomies::AdvertText title{vacancy->title, taxonomies::AdvertWordsOf(vacancy->title), {}, {}};
  title.gaps = taxonomies::GapsOf(title.text, title.words);
  for (const ResourceMention& mention : taxonomies_.extractor->FromAdvert(title)) {
    if (!mention.negated) offer(mention.resource, kTaskInTitle, {});
  }
  for (const ResourceMention& mention : mentions) {
    const int32_t weight = WeightIn(mention.section) - (mention.learnable ? 2 : 0);
    if (weight > 0 && !mention.negated) {
      offer(mention.resource, weight, {mention.from, mention.to});
    }
  }
  if (IsLikelyEnough(coding)) {
    const taxonomies::CodedOccupation& best = coding.best.front();
    for (const ResourceWeight& use : taxonomies_.resources->UsedBy(best.code)) {
      if (place[use.resource] != kUnused) {
        int32_t& weight = tasks[place[use.resource]].weight;
        weight = std::min(weight + 1, kMostWeight);
        continue;
      }
      const int32_t typical = use.weight * 6 * best.per_mille / 10'000;
      if (typical >= kLeastTypical) offer(use.resource, typical, {});
    }
  }
  std::sort(tasks.begin(), tasks.end(), [](const Used& a, const Used& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.resource < b.resource;
  });
  vacancy->tasks.clear();
  for (const Used& task : tasks) {
    vacancy->tasks.push_back(
        {taxonomies_.resources->all()[task.resource].id, task.weight, task.span});
  }
}

void Enricher::SetFacets(const Coding& coding, const taxonomies::AdvertText& text,
                         Vacancy* vacancy) const {
  const taxonomies::Context& context = *taxonomies_.context;
  vacancy->facets.clear();
  std::erase_if(vacancy->facts,
                [](const FactSource& fact) { return fact.name.starts_with(kFacetFact); });
  std::vector<bool> said(context.facets().size());
  for (const taxonomies::FacetMention& mention : context.FromAdvert(text)) {
    const std::string& id = context.facets()[mention.facet].id;
    said[mention.facet] = true;
    vacancy->facets.push_back({id, mention.value, "advert"});
    vacancy->facts.push_back({Concat(kFacetFact, id), std::to_string(mention.value),
                              "text:description", mention.from, mention.to});
  }
  if (!IsLikelyEnough(coding)) return;
  for (taxonomies::FacetIndex facet = 0; facet < context.facets().size(); ++facet) {
    if (said[facet]) continue;
    const int32_t value = context.TypicalOf(coding.best.front().code, facet);
    vacancy->facets.push_back({context.facets()[facet].id, value, "typical"});
  }
}

void Enricher::Enrich(Vacancy* vacancy) const {
  const taxonomies::AdvertText text = taxonomies::ReadAdvertText(vacancy->description_text);
  const std::vector<ResourceMention> mentions = taxonomies_.extractor->FromAdvert(text);
  const auto look = LookAt(vacancy->title);
  const bool sure = taxonomies_.coder->SurenessOf(*look) >= kSureTitle;
  const std::vector<float> evidence = sure ? std::vector<float>() : EvidenceOf(mentions);
  const Coding coding = taxonomies_.coder->Code(*look, evidence);
  SetOccupation(coding, vacancy);
  SetTasks(coding, mentions, vacancy);
  SetFacets(coding, text, vacancy);
}

}  // namespace corner::indexer
