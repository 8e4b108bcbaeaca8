// The data files linked into the program. Read by the loaders of this module; safe from any thread.
#pragma once

#include "taxonomies/base/embed.h"

namespace corner::taxonomies {

CORNER_EMBEDDED(corner_places_tsv, PlacesTsv)
CORNER_EMBEDDED(corner_occupations_tsv, OccupationsTsv)
CORNER_EMBEDDED(corner_job_titles_1_3_tsv, JobTitles13Tsv)
CORNER_EMBEDDED(corner_job_titles_4_9_tsv, JobTitles49Tsv)

}  // namespace corner::taxonomies
