// The generator's own text files, linked in, and how their sections are read.
// Pure functions, safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace corner::benchmarks {

struct Section {
  std::string_view name;                // what stands in [brackets]
  std::vector<std::string_view> lines;  // comment lines left out
};

std::vector<Section> WordSections();        // data/words.txt
std::vector<Section> SentenceSections();    // data/sentences.txt
std::vector<Section> JobSections();         // data/jobs.txt
std::vector<Section> TermSections();        // data/terms.txt
std::vector<std::string_view> PlaceRows();  // data/places.tsv

// The lines of that section; a missing one is a mistake in the files and ends the process.
const std::vector<std::string_view>& Lines(const std::vector<Section>& sections,
                                           std::string_view name);

}  // namespace corner::benchmarks
