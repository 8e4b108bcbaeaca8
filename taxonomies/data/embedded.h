// The data files linked into the program. Read by the loaders of this module; safe from any thread.
#pragma once

#include "taxonomies/base/embed.h"

namespace corner::taxonomies {

CORNER_EMBEDDED(corner_places_tsv, PlacesTsv)
CORNER_EMBEDDED(corner_place_sites_tsv, PlaceSitesTsv)
CORNER_EMBEDDED(corner_occupations_tsv, OccupationsTsv)
CORNER_EMBEDDED(corner_soc2010_reused_tsv, Soc2010ReusedTsv)
CORNER_EMBEDDED(corner_job_fields_tsv, JobFieldsTsv)
CORNER_EMBEDDED(corner_job_field_names_tsv, JobFieldNamesTsv)
CORNER_EMBEDDED(corner_job_titles_tsv, JobTitlesTsv)
CORNER_EMBEDDED(corner_resource_groups_tsv, ResourceGroupsTsv)
CORNER_EMBEDDED(corner_resources_tsv, ResourcesTsv)
CORNER_EMBEDDED(corner_resource_weights_tsv, ResourceWeightsTsv)
CORNER_EMBEDDED(corner_section_cues_tsv, SectionCuesTsv)
CORNER_EMBEDDED(corner_word_senses_tsv, WordSensesTsv)
CORNER_EMBEDDED(corner_context_facets_tsv, ContextFacetsTsv)
CORNER_EMBEDDED(corner_context_typical_tsv, ContextTypicalTsv)
CORNER_EMBEDDED(corner_context_cues_tsv, ContextCuesTsv)

}  // namespace corner::taxonomies
