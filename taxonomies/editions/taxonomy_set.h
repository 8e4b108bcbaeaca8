// All taxonomies of one edition, loaded together. Whoever needs words and what they mean is given
// this set, never a table of its own, so that one run reads everything by one edition. Immutable
// and shared: any number of threads.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "taxonomies/context/context.h"
#include "taxonomies/editions/concepts.h"
#include "taxonomies/editions/edition.h"
#include "taxonomies/editions/merge.h"
#include "taxonomies/lexicon/extract.h"
#include "taxonomies/occupations/coder.h"
#include "taxonomies/occupations/job_fields.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {

struct TaxonomySet {
  Edition edition;
  MergeReport merged;
  TableTexts texts;
  std::shared_ptr<const Classification> classification;
  std::shared_ptr<const TitleLexicon> titles;
  std::shared_ptr<const OccupationCoder> coder;
  std::shared_ptr<const JobFields> fields;
  std::shared_ptr<const Resources> resources;
  std::shared_ptr<const ResourceExtractor> extractor;
  std::shared_ptr<const Context> context;
  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const Concepts> concepts;  // of schemes the site loaded
};

// Loads the shipped tables with the site's laid over them. What no site table touches is the one
// the program holds already. kInvalidArgument names the table and the line, and then there is no
// set: never a part of one.
absl::StatusOr<std::shared_ptr<const TaxonomySet>> LoadTaxonomies(const SiteTables& site);

// Only the places, for commands that need no more.
absl::StatusOr<std::shared_ptr<const Gazetteer>> LoadGazetteer(const SiteTables& site);

}  // namespace corner::taxonomies
