#include "service/api/taxonomy_lookup.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/table.h"
#include "taxonomies/base/text.h"

namespace corner::api {

using taxonomies::OccGroup;
using taxonomies::Place;
using taxonomies::Resource;

TaxonomyLookup::TaxonomyLookup(std::shared_ptr<const taxonomies::TaxonomySet> set)
    : set_(std::move(set)) {
  AddOccupations();
  AddResources();
  AddPlaces();
}

void TaxonomyLookup::AddOccupations() {
  absl::flat_hash_map<uint16_t, uint32_t> value_of;
  for (const OccGroup& group : set_->classification->groups()) {
    const auto value = static_cast<uint32_t>(entries_.size());
    value_of.emplace(group.code.number(), value);
    entries_.push_back({taxonomies::Soc2020::kName, group.code.code(), group.title});
    occupations_.Add(group.title, value);
  }
  // A loaded set has read this table already.
  const auto rows = ParseTable(set_->texts.job_titles, {"code", "title", "note"});
  for (size_t i = 0; rows.ok() && i < rows->size(); ++i) {
    const std::vector<std::string_view>& cells = (*rows)[i].cells;
    const auto code = taxonomies::SocCode::Parse(cells[0]);
    const auto value = code ? value_of.find(code->number()) : value_of.end();
    if (value == value_of.end()) continue;
    titles_[code->number()].push_back(cells[1]);
    occupations_.Add(cells[1], value->second);
  }
  for (const taxonomies::Concept& one : set_->concepts->all()) {
    if (one.kind != taxonomies::ConceptKind::kOccupation) continue;
    const auto value = static_cast<uint32_t>(entries_.size());
    entries_.push_back({one.scheme, one.code, one.label});
    occupations_.Add(one.label, value);
    for (const std::string& word : one.words) occupations_.Add(word, value);
  }
  occupations_.Finish();
}

void TaxonomyLookup::AddResources() {
  const std::vector<Resource>& all = set_->resources->all();
  for (uint32_t i = 0; i < all.size(); ++i) {
    resources_.Add(all[i].label, i);
    for (const std::string& words : all[i].client_words) resources_.Add(words, i);
    for (const std::string& words : all[i].advert_words) resources_.Add(words, i);
  }
  resources_.Finish();
}

void TaxonomyLookup::AddPlaces() {
  for (const Place& place : set_->gazetteer->places()) {
    if (place.kind != taxonomies::PlaceKind::kArea) heaviest_.push_back(&place);
  }
  std::stable_sort(heaviest_.begin(), heaviest_.end(),
                   [](const Place* a, const Place* b) { return a->weight > b->weight; });
  for (uint32_t i = 0; i < heaviest_.size(); ++i) {
    places_.Add(heaviest_[i]->name, i);
    for (const std::string& name : heaviest_[i]->alternatives) places_.Add(name, i);
  }
  places_.Finish();
}

std::vector<std::string_view> TaxonomyLookup::TitlesOf(taxonomies::SocCode unit) const {
  const auto found = titles_.find(unit.number());
  return found == titles_.end() ? std::vector<std::string_view>() : found->second;
}

}  // namespace corner::api
