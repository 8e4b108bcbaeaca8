#include "benchmarks/corpus/data_files.h"

#include <cstdio>
#include <cstdlib>

#include "taxonomies/base/embed.h"
#include "taxonomies/base/text.h"

CORNER_EMBEDDED(corner_corpus_words, CorpusWords)
CORNER_EMBEDDED(corner_corpus_sentences, CorpusSentences)
CORNER_EMBEDDED(corner_corpus_jobs, CorpusJobs)
CORNER_EMBEDDED(corner_corpus_terms, CorpusTerms)
CORNER_EMBEDDED(corner_corpus_places, CorpusPlaces)

namespace corner::benchmarks {
namespace {

std::vector<Section> Sections(std::string_view text) {
  std::vector<Section> sections;
  for (const std::string_view line : Split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[' && line.back() == ']') {
      sections.push_back({line.substr(1, line.size() - 2), {}});
    } else if (!sections.empty()) {
      sections.back().lines.push_back(line);
    }
  }
  return sections;
}

}  // namespace

std::vector<Section> WordSections() { return Sections(CorpusWords()); }
std::vector<Section> SentenceSections() { return Sections(CorpusSentences()); }
std::vector<Section> JobSections() { return Sections(CorpusJobs()); }
std::vector<Section> TermSections() { return Sections(CorpusTerms()); }

std::vector<std::string_view> PlaceRows() {
  std::vector<std::string_view> rows;
  for (const std::string_view line : Split(CorpusPlaces(), '\n')) {
    if (!line.empty() && line[0] != '#') rows.push_back(line);
  }
  return rows;
}

const std::vector<std::string_view>& Lines(const std::vector<Section>& sections,
                                           std::string_view name) {
  for (const Section& section : sections) {
    if (section.name == name) return section.lines;
  }
  std::fprintf(stderr, "The corpus files have no section [%.*s].\n", static_cast<int>(name.size()),
               name.data());
  std::abort();
}

}  // namespace corner::benchmarks
