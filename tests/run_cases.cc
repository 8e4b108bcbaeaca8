// run_cases FILE: holds every expectation of an acceptance case file against the matcher. Prints a
// line an expectation, `ok|FAIL client key`; exit status 0 all hold, 1 some fail, 2 bad file.
//   run_cases --lists FILE also prints each client's list with its points.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "matcher/shortlist.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "tests/support/case_file.h"

namespace corner::testing {
namespace {

enum ExitStatus { kAllHold = 0, kSomeFail = 1, kBadFile = 2 };

struct Listed {
  std::vector<std::string> order;      // before the floor
  std::vector<std::string> shortlist;  // from the floor up
};

bool Contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

std::vector<std::string> FirstOf(const std::vector<std::string>& list, size_t count) {
  return {list.begin(), list.begin() + static_cast<long>(std::min(count, list.size()))};
}

// "top3" -> 3; 0 for any other key.
size_t TopCount(std::string_view key) {
  size_t count = 0;
  if (!key.starts_with("top")) return 0;
  const auto [end, error] = std::from_chars(key.data() + 3, key.data() + key.size(), count);
  return error == std::errc() && end == key.data() + key.size() ? count : 0;
}

absl::StatusOr<bool> Holds(const CaseExpectation& expectation, const Listed& listed,
                           const CaseFile& file) {
  const std::vector<std::string>& named = expectation.vacancies;
  if (expectation.key == "first") {
    return !listed.order.empty() && Contains(named, listed.order.front());
  }
  if (expectation.key == "not_top3") {
    const auto top = FirstOf(listed.order, 3);
    return std::none_of(named.begin(), named.end(), [&](const std::string& one) {
      return Contains(top, one) || !file.id_of.contains(one);
    });
  }
  std::vector<std::string> want = named, got;
  if (expectation.key == "only") {
    got = listed.shortlist;
  } else if (const size_t count = TopCount(expectation.key); count > 0) {
    got = FirstOf(listed.order, count);
  } else {
    return InvalidInput(Concat("There is no expectation ", expectation.key, "."));
  }
  std::sort(want.begin(), want.end());
  std::sort(got.begin(), got.end());
  return want == got;
}

absl::StatusOr<Listed> ListOf(const CaseFile& file, const CaseClient& client, bool print) {
  const matcher::NoSimilarity similarity;
  const auto times = ZoneTravelTimes(file, client);
  matcher::MatchOptions options;
  options.day = *Day::FromCivil(2026, 6, 1);
  options.legal_rate_pence = file.legal_rate_pence;
  options.disclosure = client.disclosure;
  options.limit = file.id_of.size();
  options.before_floor = true;
  CORNER_ASSIGN_OR_RETURN(
      const matcher::Shortlist list,
      matcher::MakeShortlist({&file.catalogue, &similarity, times.get()}, client.profile, options));
  Listed listed;
  if (print) std::printf("%s floor %d\n", client.id.c_str(), list.floor);
  for (const matcher::MatchItem& item : list.items) {
    const std::string& name = file.name_of.at(item.vacancy.id);
    listed.order.push_back(name);
    if (item.fit >= list.floor) listed.shortlist.push_back(name);
    if (!print) continue;
    std::printf("  %s %d %s:", name.c_str(), item.fit, item.vacancy.title.c_str());
    for (const matcher::Reason& reason : item.reasons) {
      std::printf(" %s=%d", reason.code.c_str(), reason.points);
    }
    std::printf("\n");
  }
  if (print) {
    for (const auto& rule : list.set_aside) {
      std::printf("  set aside by %s: %ld\n", rule.rule.c_str(), static_cast<long>(rule.count));
    }
    for (const auto& item : list.just_outside) {
      std::printf("  just outside %s: %s\n", item.rule.c_str(),
                  file.name_of.at(item.vacancy.id).c_str());
    }
  }
  return listed;
}

int Run(const std::string& path, bool print) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << "The file " << path << " cannot be read.\n";
    return kBadFile;
  }
  const std::string json((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto file = ReadCases(json);
  if (!file.ok()) {
    std::cerr << Sentence(file.status()) << "\n";
    return kBadFile;
  }
  int status = kAllHold;
  for (const CaseClient& client : (*file)->clients) {
    const auto listed = ListOf(**file, client, print);
    if (!listed.ok()) {
      std::cerr << Sentence(listed.status()) << "\n";
      return kBadFile;
    }
    for (const CaseExpectation& expectation : client.expectations) {
      const auto holds = Holds(expectation, *listed, **file);
      if (!holds.ok()) {
        std::cerr << Sentence(holds.status()) << "\n";
        return kBadFile;
      }
      std::cout << (*holds ? "ok " : "FAIL ") << client.id << " " << expectation.key << std::endl;
      if (!*holds) status = kSomeFail;
    }
  }
  return status;
}

}  // namespace
}  // namespace corner::testing

int main(int argc, char** argv) {
  const bool print = argc == 3 && std::string_view(argv[1]) == "--lists";
  if (argc != 2 && !print) {
    std::cerr << "Usage: run_cases [--lists] FILE\n";
    return 2;
  }
  return corner::testing::Run(argv[argc - 1], print);
}
