#include "taxonomies/editions/taxonomy_set.h"

#include <utility>

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::taxonomies {
namespace {

// A pointer to what the program holds for its whole life.
template <typename T>
std::shared_ptr<const T> Shipped(const T& builtin) {
  return std::shared_ptr<const T>(std::shared_ptr<const T>(), &builtin);
}

// Moves what was loaded behind a shared pointer, or says which table is faulty.
template <typename T>
absl::Status Take(absl::StatusOr<T> loaded, std::string_view table,
                  std::shared_ptr<const T>* target) {
  if (!loaded.ok()) return WithContext(loaded.status(), table);
  *target = std::make_shared<const T>(*std::move(loaded));
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const Gazetteer>> GazetteerOf(const SiteTables& site,
                                                             const TableTexts& texts) {
  if (!site.Has(SiteKind::kPostcodes) && !site.Has(SiteKind::kAuthorities)) {
    return Shipped(Builtin());
  }
  absl::StatusOr<Gazetteer> gazetteer = Gazetteer::Parse(texts.places);
  if (!gazetteer.ok()) return WithContext(gazetteer.status(), "the places");
  CORNER_RETURN_IF_ERROR(gazetteer->AddSites(texts.place_sites));
  return std::make_shared<const Gazetteer>(*std::move(gazetteer));
}

absl::Status LoadOccupations(const SiteTables& site, TaxonomySet* set) {
  const TableTexts& texts = set->texts;
  const bool structure = site.Has(SiteKind::kSoc2020);
  set->classification = Shipped(BuiltinClassification());
  set->fields = Shipped(BuiltinJobFields());
  if (structure) {
    CORNER_RETURN_IF_ERROR(
        Take(Classification::Parse(texts.occupations), "soc2020.tsv", &set->classification));
    CORNER_RETURN_IF_ERROR(
        Take(JobFields::Parse(texts.job_field_names, texts.job_fields, *set->classification),
             "the job fields, by soc2020.tsv", &set->fields));
  }
  if (!structure && !site.Has(SiteKind::kSoc2020Index)) {
    set->titles = Shipped(BuiltinTitles());
    set->coder = Shipped(BuiltinCoder());
    return absl::OkStatus();
  }
  CORNER_RETURN_IF_ERROR(Take(TitleLexicon::Parse(texts.job_titles, *set->classification),
                              structure ? "the job titles, by soc2020.tsv" : "soc2020_index.tsv",
                              &set->titles));
  set->coder = std::make_shared<const OccupationCoder>(*set->titles);
  return absl::OkStatus();
}

absl::Status LoadResources(const SiteTables& site, TaxonomySet* set) {
  const TableTexts& texts = set->texts;
  const bool structure = site.Has(SiteKind::kSoc2020);
  set->context = Shipped(BuiltinContext());
  if (structure) {
    CORNER_RETURN_IF_ERROR(
        Take(Context::Parse({texts.context_facets, texts.context_typical, texts.context_cues},
                            *set->classification),
             "the working day, by soc2020.tsv", &set->context));
  }
  if (!structure && !site.Has(SiteKind::kEsco)) {
    set->resources = Shipped(BuiltinResources());
    set->extractor = Shipped(BuiltinExtractor());
    return absl::OkStatus();
  }
  CORNER_RETURN_IF_ERROR(Take(
      Resources::Parse({texts.resource_groups, texts.resources, texts.resource_weights},
                       *set->classification),
      structure ? "the resources, by soc2020.tsv" : "the resources, by esco.tsv", &set->resources));
  set->extractor = std::make_shared<const ResourceExtractor>(*set->resources);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::shared_ptr<const TaxonomySet>> LoadTaxonomies(const SiteTables& site) {
  auto set = std::make_shared<TaxonomySet>();
  set->edition = EditionOf(site);
  CORNER_ASSIGN_OR_RETURN(set->texts, MergeTables(site, &set->merged));
  CORNER_RETURN_IF_ERROR(LoadOccupations(site, set.get()));
  CORNER_RETURN_IF_ERROR(LoadResources(site, set.get()));
  CORNER_ASSIGN_OR_RETURN(set->gazetteer, GazetteerOf(site, set->texts));
  CORNER_ASSIGN_OR_RETURN(Concepts concepts, Concepts::Parse(site));
  set->concepts = std::make_shared<const Concepts>(std::move(concepts));
  return set;
}

absl::StatusOr<std::shared_ptr<const Gazetteer>> LoadGazetteer(const SiteTables& site) {
  SiteTables places;
  for (const SiteKind kind : {SiteKind::kPostcodes, SiteKind::kAuthorities}) {
    places.Set(kind, site.Of(kind));
  }
  MergeReport ignored;
  CORNER_ASSIGN_OR_RETURN(const TableTexts texts, MergeTables(places, &ignored));
  return GazetteerOf(site, texts);
}

}  // namespace corner::taxonomies
