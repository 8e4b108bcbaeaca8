// The commands of `corner`, one function each. app.cc reads the command line and calls them; tests
// call them directly. Each prints its result to context.out and gives the exit status.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sources/fetch_options.h"
#include "indexer/sources/source.h"
#include "service/cli/command.h"

namespace corner::cli {

int Init(const Context& context);

struct IngestArgs {
  std::vector<std::string> feeds;
  std::string source, format, dialect, map;
  bool complete = false;
  bool agency = false;   // the sender is an agency that is known
  bool rebuild = false;  // build the index anew from the ledger
  int workers = 2;
  double wait_seconds = 600;  // for another process that is writing
};
int Ingest(const Context& context, const IngestArgs& args);

// Keeps the data folder's sources current until SIGTERM or SIGINT.
struct WatchArgs {
  int workers = 2;
  indexer::FetchOptions fetch;
};
int Watch(const Context& context, const WatchArgs& args);

// The sources of the data folder (docs/operations.md).
struct SourcesArgs {
  std::vector<std::string> keys;  // run: these, or all that are not paused; others: exactly one
  indexer::Source source;         // add
  std::string schedule;           // add; empty = the usual one
  std::string next;               // add: "header" or "body"
  int workers = 2;
  indexer::FetchOptions fetch;
};
int ListSources(const Context& context);
int AddSource(const Context& context, const SourcesArgs& args);
int RunSources(const Context& context, const SourcesArgs& args);
int PauseSource(const Context& context, const SourcesArgs& args);
int ResumeSource(const Context& context, const SourcesArgs& args);
int ReleaseSource(const Context& context, const SourcesArgs& args);

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
  std::string site_key;   // --site-key; empty: where FindSiteKey looks
  // Behind a proxy: its addresses, whose X-Forwarded-* fields count, and the names that visitors
  // use; none: any.
  std::vector<std::string> trusted_proxies, hosts;
  int workers = 2;
};
int Serve(const Context& context, const ServeArgs& args);

// Fills the data folder with the invented vacancies of service/demo.
int Demo(const Context& context);

// Texts given on the command line, else the lines of a file ("-" or none: standard input).
struct TextArgs {
  std::vector<std::string> texts;
  std::string file;
  bool client = false;  // extract: a client's own words instead of an advert
};
int Code(const Context& context, const TextArgs& args);
int Extract(const Context& context, const TextArgs& args);
int Place(const Context& context, const TextArgs& args);

// The taxonomy tables in use, and a site's own (docs/taxonomies.md).
struct TaxonomyArgs {
  std::string kind, code;          // code: show one row only; empty = all
  std::vector<std::string> files;  // load
  int workers = 2;                 // apply
};
int TaxonomyStatus(const Context& context);
int ShowTaxonomy(const Context& context, const TaxonomyArgs& args);
int LoadTaxonomy(const Context& context, const TaxonomyArgs& args);
int UnloadTaxonomy(const Context& context, const TaxonomyArgs& args);
int ApplyTaxonomy(const Context& context, const TaxonomyArgs& args);

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

// A client's shortlist, and the questions around it.
struct MatchArgs {
  std::string profile, profiles;        // a file, or a folder of them
  std::string why;                      // one advert's standing
  std::string set_aside, after;         // what a rule sets aside, page by page
  std::string vacancy;                  // with `profiles`: the clients it could suit
  std::string reactions;                // with `profile`: a file of the client's reactions
  std::string audience = "specialist";  // or "client", "print"
  size_t limit = 20, offset = 0;
  bool no_musts = false;
};
int Match(const Context& context, const MatchArgs& args);

// Preference cards: asked on the terminal, or answered in a file.
struct CardsArgs {
  std::string answers;
};
int Cards(const Context& context, const CardsArgs& args);

// Records about people (docs/records.md).
struct AuditArgs {
  std::string site_key;  // its file; empty: as casework::FindSiteKey says
  std::string noted;     // NUMBER:HASH of an entry, as printed before; empty: none
};
int VerifyAudit(const Context& context, const AuditArgs& args);

// Who may sign in (docs/records.md).
struct UserArgs {
  enum class Action : uint8_t { kAdd, kList, kRenew, kDisable, kEnable };
  Action action = Action::kList;
  std::string site_key;
  std::string role, email, name;   // kAdd
  std::vector<std::string> teams;  // kAdd
  std::string who;                 // kRenew, kDisable, kEnable: e-mail address or id
};
int User(const Context& context, const UserArgs& args);

struct EraseArgs {
  std::string site_key;
  std::string keys_to;  // the folder of the keys' newest copy; empty: left as it is
  std::string person;
  bool yes = false;  // do not ask
};
int Erase(const Context& context, const EraseArgs& args);

int Verify(const Context& context);
int Status(const Context& context);

// Groups of adverts of one job. The decisions are stored and brought into the index.
struct GroupsArgs {
  std::string id, other;  // `other`: the group split from, or the advert joined with
  int limit = 50;
  std::string after;
};
int ListGroups(const Context& context, const GroupsArgs& args);
int ShowGroup(const Context& context, const GroupsArgs& args);
int SplitGroup(const Context& context, const GroupsArgs& args);
int JoinGroups(const Context& context, const GroupsArgs& args);

struct ExportArgs {
  std::string format = "jsonl";  // or "csv"
  std::string to = "-";          // a file, or "-" for standard output
};
int Export(const Context& context, const ExportArgs& args);

// Backups of the data folder and its keys, and the key that wraps them (docs/records.md). Where
// `site_key` is empty it is found as casework::FindSiteKey says.
struct BackupArgs {
  std::string to, keys_to;
  std::string site_key;
};
int Backup(const Context& context, const BackupArgs& args);
struct RestoreArgs {
  std::string from, keys_from;
  std::string site_key;
};
int Restore(const Context& context, const RestoreArgs& args);
struct RotateKeyArgs {
  std::string to;       // empty: in the place of the old one
  std::string keys_to;  // empty: the copy is left as it is
  std::string site_key;
};
int RotateKey(const Context& context, const RotateKeyArgs& args);

// How good the shortlist is (docs/evaluation.md): against judgements, or the questions of fairness.
struct EvaluateArgs {
  std::string profiles, qrels;  // a folder and a file; both or none
  bool fairness = false;
  int people = 1'000, twins = 200;  // invented, with `fairness`
  uint64_t seed = 1;
};
int Evaluate(const Context& context, const EvaluateArgs& args);

}  // namespace corner::cli
