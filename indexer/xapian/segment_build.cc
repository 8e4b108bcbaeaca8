#include "indexer/xapian/segment_build.h"

#include <xapian.h>

#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "indexer/relevance.h"
#include "indexer/vacancy_json.h"
#include "indexer/words.h"
#include "indexer/xapian/columns.h"
#include "indexer/xapian/errors.h"
#include "indexer/xapian/forward.h"
#include "indexer/xapian/match_file.h"
#include "indexer/xapian/pairs.h"
#include "indexer/xapian/schema.h"
#include "indexer/xapian/vocabulary.h"

namespace corner::indexer {
namespace {

// The terms of one vacancy, reused from one to the next so that its map keeps its memory.
class TermCollector {
 public:
  void Start() {
    anywhere_.clear();
    title_.clear();
    employer_.clear();
    hashes_.clear();
  }
  void AddTitle(std::string_view text) { AddText(text, kTitleWeight, &title_); }
  void AddEmployer(std::string_view text) { AddText(text, kEmployerWeight, &employer_); }
  void AddDescription(std::string_view text) {
    ForEachWord(text, [&](std::string_view word, int32_t, int32_t) {
      anywhere_[ToAbsl(word)] += 1;
      hashes_.push_back(WordHash(word));
    });
  }
  // Words of all texts, without the two separators.
  uint32_t length() const { return static_cast<uint32_t>(hashes_.size()) - 2; }
  const std::vector<uint32_t>& hashes() const { return hashes_; }

  void AddTermsTo(Xapian::Document* document) const {
    for (const auto& [word, wdf] : anywhere_) document->add_term(word, wdf);
    for (const auto& [word, wdf] : title_) document->add_term(Concat(kTitlePrefix, word), wdf);
    for (const auto& [word, wdf] : employer_) {
      document->add_term(Concat(kEmployerPrefix, word), wdf);
    }
  }

 private:
  using Counts = absl::flat_hash_map<std::string, uint32_t>;

  void AddText(std::string_view text, uint32_t weight, Counts* own) {
    ForEachWord(text, [&](std::string_view word, int32_t, int32_t) {
      anywhere_[ToAbsl(word)] += weight;
      (*own)[ToAbsl(word)] += 1;
      hashes_.push_back(WordHash(word));
    });
    hashes_.push_back(kTextEnd);
  }

  Counts anywhere_, title_, employer_;
  std::vector<uint32_t> hashes_;
};

absl::Status WriteWordsOfDatabase(const std::string& folder) {
  return Guarded("list the words of the index", [&]() -> absl::Status {
    const Xapian::Database database(folder + "/xapian");
    std::vector<VocabularyWord> words;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      std::string word = *term;
      if (word[0] >= 'A' && word[0] <= 'Z') continue;
      words.push_back({std::move(word), term.get_termfreq()});
    }
    // A document's stamp is the question in which it was counted last.
    std::vector<uint32_t> stamps(database.get_lastdocid() + size_t{1});
    uint32_t question = 0;
    const auto count_any = [&](std::span<const std::string> forms) {
      uint32_t count = 0;
      ++question;
      for (const std::string& form : forms) {
        const auto end = database.postlist_end(form);
        for (auto posting = database.postlist_begin(form); posting != end; ++posting) {
          count += std::exchange(stamps[*posting], question) != question;
        }
      }
      return count;
    };
    return WriteVocabulary(std::move(words), count_any, folder);
  });
}

}  // namespace

absl::Status BuildSegment(const std::vector<IndexRow>& rows, const std::string& folder) {
  return Guarded("build a part of the index", [&]() -> absl::Status {
    std::filesystem::create_directories(folder);
    Xapian::WritableDatabase database(
        folder + "/xapian", Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
    ColumnsBuilder columns;
    MatchTableBuilder match;
    ForwardBuilder forward;
    PairsBuilder pairs(static_cast<uint32_t>(rows.size()));
    TermCollector terms;
    for (const IndexRow& row : rows) {
      CORNER_ASSIGN_OR_RETURN(const Vacancy vacancy, VacancyFromStoredJson(row.json));
      terms.Start();
      terms.AddTitle(vacancy.title);
      terms.AddEmployer(vacancy.employer_name);
      terms.AddDescription(vacancy.description_text);
      Xapian::Document document;
      terms.AddTermsTo(&document);
      document.add_boolean_term(Concat(kIdPrefix, vacancy.id));
      document.set_data(row.json);
      database.add_document(document);
      pairs.Add(columns.documents(), terms.hashes());
      columns.Add(vacancy, row.seq, terms.length());
      CORNER_RETURN_IF_ERROR(match.Add(vacancy));
      forward.Add(terms.hashes());
    }
    database.commit();
    CORNER_RETURN_IF_ERROR(columns.Write(folder));
    CORNER_RETURN_IF_ERROR(WriteMatchTable(match.View(), folder));
    CORNER_RETURN_IF_ERROR(pairs.Write(folder));
    return forward.Write(folder);
  });
}

absl::Status MergeSegments(const std::vector<std::string>& inputs, const std::string& folder) {
  std::filesystem::create_directories(folder);
  const absl::Status compacted = Guarded("merge parts of the index", [&]() -> absl::Status {
    Xapian::Database all;
    for (const std::string& input : inputs) all.add_database(Xapian::Database(input + "/xapian"));
    all.compact(folder + "/xapian", Xapian::DBCOMPACT_SINGLE_FILE);
    return absl::OkStatus();
  });
  CORNER_RETURN_IF_ERROR(compacted);
  ColumnsBuilder columns;
  MatchTableBuilder match;
  for (const std::string& input : inputs) {
    CORNER_ASSIGN_OR_RETURN(const Columns part, Columns::Open(input));
    columns.Append(part);
    CORNER_ASSIGN_OR_RETURN(const auto table, OpenMatchTable(input));
    CORNER_RETURN_IF_ERROR(match.Append(*table));
  }
  CORNER_RETURN_IF_ERROR(columns.Write(folder));
  CORNER_RETURN_IF_ERROR(WriteMatchTable(match.View(), folder));
  CORNER_RETURN_IF_ERROR(MergeForward(inputs, folder));
  CORNER_RETURN_IF_ERROR(MergePairs(inputs, folder));
  CORNER_RETURN_IF_ERROR(WriteWordsOfDatabase(folder));
  return SyncFolder(folder);
}

}  // namespace corner::indexer
