// The commands of `corner`, one function each. app.cc reads the command line and calls them; tests
// call them directly. Each prints its result to context.out and gives the exit status.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "service/cli/command.h"

namespace corner::cli {

int Init(const Context& context);

struct IngestArgs {
  std::vector<std::string> feeds;
  std::string source, format, dialect;
  bool complete = false;
  bool agency = false;   // the sender is an agency that is known
  bool rebuild = false;  // build the index anew from the ledger
  int workers = 2;
};
int Ingest(const Context& context, const IngestArgs& args);

// Search parameters by the names of the API: {"near", "Leeds"}, {"pay_min", "13"}, …
struct SearchArgs {
  std::vector<std::pair<std::string, std::string>> params;
};
int Search(const Context& context, const SearchArgs& args);

int Show(const Context& context, const std::string& id);

struct ServeArgs {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;
  int metrics_port = -1;  // -1 = none
  int workers = 2;
};
int Serve(const Context& context, const ServeArgs& args);

// Fills the data folder with the invented vacancies of service/demo.
int Demo(const Context& context);

// The adverts that wait for a person.
struct HeldArgs {
  enum class Action : uint8_t { kList, kShow, kRelease, kKeep };
  Action action = Action::kList;
  std::string id;           // of the advert; not for kList
  std::string by, why;      // of a decision
  std::string code, after;  // kList: one reason only; where the page starts
  size_t limit = 20;
};
int Held(const Context& context, const HeldArgs& args);

int Verify(const Context& context);
int Status(const Context& context);

struct ExportArgs {
  std::string format = "jsonl";  // or "csv"
  std::string to = "-";          // a file, or "-" for standard output
};
int Export(const Context& context, const ExportArgs& args);

}  // namespace corner::cli
