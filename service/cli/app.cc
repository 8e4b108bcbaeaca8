#include "service/cli/app.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <map>

#include "service/api/probe_params.h"
#include "service/cli/commands.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

// Everything a command line can say. CLI11 fills it; the chosen command reads it.
struct Words {
  std::string data = "corner-data";
  std::string day;
  bool json = false;
  IngestArgs ingest;
  WatchArgs watch;
  bool watching = false;
  SourcesArgs sources;
  ServeArgs serve;
  ExportArgs export_args;
  TextArgs text;
  UserArgs user;
  GroupsArgs groups;
  TaxonomyArgs taxonomy;
  HeldArgs held;
  EvaluateArgs evaluate;
  MatchArgs match;
  CardsArgs cards;
  BackupArgs backup;
  RestoreArgs restore;
  RotateKeyArgs rotate_key;
  AuditArgs audit;
  EraseArgs erase;
  std::string query, id;
  std::map<std::string, std::vector<std::string>> params;  // search parameter -> values
  std::function<int(const Context&)> command;
};

void AddCommonOptions(CLI::App* app, Words* words) {
  app->add_option("--data", words->data, "The data folder")
      ->envname("CORNER_DATA")
      ->capture_default_str();
  app->add_option("--day", words->day, "Act as on this day, YYYY-MM-DD (default: today)");
  app->add_flag("--json", words->json, "Print the result as JSON");
}

CLI::App* AddCommand(CLI::App* app, Words* words, const std::string& name, const std::string& help,
                     std::function<int(const Context&)> run) {
  CLI::App* command = app->add_subcommand(name, help);
  AddCommonOptions(command, words);
  command->callback([words, run] { words->command = run; });
  return command;
}

void AddIngest(CLI::App* app, Words* words) {
  CLI::App* command = AddCommand(app, words, "ingest", "Take in feeds of vacancies",
                                 [words](const Context& context) {
                                   if (!words->watching) return Ingest(context, words->ingest);
                                   words->watch.workers = words->ingest.workers;
                                   return Watch(context, words->watch);
                                 });
  IngestArgs& args = words->ingest;
  CLI::Option* feeds =
      command->add_option("feeds", args.feeds, "Files or folders; - is standard input");
  command
      ->add_flag("--watch", words->watching,
                 "Keep the sources of sources.toml current until stopped")
      ->excludes(feeds);
  command->add_option("--source", args.source, "Name of the source (default: the file's name)");
  command->add_option("--format", args.format, "Format of the feed (default: found out)")
      ->check(CLI::IsMember({"jsonl", "json", "xml", "csv", "tsv", "html"}));
  command->add_option("--dialect", args.dialect, "Dialect of the feed (default: found out)");
  command->add_option("--map", args.map,
                      "A file that says what the feed's own names mean: their column = our field");
  command->add_flag("--complete", args.complete,
                    "The feed lists everything its source has: close what it no longer lists");
  command
      ->add_option("--wait", args.wait_seconds,
                   "Seconds to wait for another corner process that is writing")
      ->check(CLI::Range(0, 86400))
      ->capture_default_str();
  command->add_flag("--agency", args.agency,
                    "The feed comes from an agency you know, which need not name employers");
  command->add_flag("--rebuild", args.rebuild, "Build the index anew from the ledger");
  command->add_option("--workers", args.workers, "Threads to use")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
}

// `sources NAME`: a command below `sources`, with or without keys.
CLI::App* AddSourcesCommand(CLI::App* sources, Words* words, const std::string& name,
                            const std::string& help, int (*run)(const Context&, const SourcesArgs&),
                            int most_keys) {
  CLI::App* command = AddCommand(sources, words, name, help, [words, run](const Context& context) {
    return run(context, words->sources);
  });
  CLI::Option* keys = command->add_option("key", words->sources.keys, "The source's name");
  if (most_keys == 1) keys->required()->expected(1);
  return command;
}

void AddAddSource(CLI::App* sources, Words* words) {
  CLI::App* add =
      AddSourcesCommand(sources, words, "add", "Add a source to the list", AddSource, 1);
  indexer::Source& source = words->sources.source;
  add->add_option("--url", source.url, "Its https address");
  add->add_option("--path", source.path, "A file or folder, seen from the data folder");
  add->add_option("--format", source.format, "jsonl, json, xml, csv or tsv (default: found out)");
  add->add_option("--dialect", source.dialect, "Dialect of the feed (default: found out)");
  add->add_option("--map", source.map, "File that maps the feed's names");
  add->add_option(
      "--schedule", words->sources.schedule,
      "“every 6 hours”, “daily at 05:30” (the default), “weekdays at 05:30”, “by hand”");
  add->add_flag("--complete", source.complete, "The feed lists everything its source has");
  add->add_option("--header", source.header, "Request header that carries the secret");
  add->add_option("--parameter", source.parameter, "Query parameter that carries the secret");
  add->add_option("--secret-env", source.secret_env, "Environment variable with the secret");
  add->add_option("--secret-file", source.secret_file, "File or systemd credential with it");
  add->add_option("--page-parameter", source.paging.parameter,
                  "Query parameter of the page number");
  add->add_option("--first-page", source.paging.first_page, "Number of the first page")
      ->check(CLI::Range(0, 1));
  add->add_option("--page-size-parameter", source.paging.size_parameter, "… of the page size");
  add->add_option("--page-size", source.paging.page_size, "Adverts a page");
  add->add_option("--next", words->sources.next, "Where the next page's link is")
      ->check(CLI::IsMember({"header", "body"}));
}

void AddSources(CLI::App* app, Words* words) {
  CLI::App* sources = app->add_subcommand("sources", "The sources that Corner keeps current");
  sources->require_subcommand(1);
  AddCommand(sources, words, "list", "How each source stands", ListSources);
  AddAddSource(sources, words);
  CLI::App* run =
      AddSourcesCommand(sources, words, "run", "Fetch and take in sources now", RunSources, 1000);
  run->add_option("--workers", words->sources.workers, "Threads to use")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  AddSourcesCommand(sources, words, "pause", "Leave a source alone", PauseSource, 1);
  AddSourcesCommand(sources, words, "resume", "End a pause", ResumeSource, 1);
  AddSourcesCommand(sources, words, "release", "Close the adverts that are held", ReleaseSource, 1);
}

void AddSearch(CLI::App* app, Words* words) {
  CLI::App* command = AddCommand(app, words, "search", "Search the open vacancies",
                                 [words](const Context& context) {
                                   SearchArgs args;
                                   if (!words->query.empty()) {
                                     args.params.emplace_back("q", words->query);
                                   }
                                   for (const auto& [name, values] : words->params) {
                                     for (const std::string& value : values) {
                                       args.params.emplace_back(name, value);
                                     }
                                   }
                                   return Search(context, args);
                                 });
  command->add_option("query", words->query, "Words, \"phrases\", +must, -not, title:word, pre*");
  for (const api::ParamSpec& spec : api::SearchParams()) {
    const std::string name(spec.name);
    if (name == "q" || name == "day") continue;
    const std::string flag = ReplaceAll(name, "_", "-");
    const std::string names = flag == name ? "--" + name : "--" + flag + ",--" + name;
    command->add_option(names, words->params[name], std::string(spec.doc))->expected(1)->take_all();
  }
}

void AddSiteKey(CLI::App* command, std::string* path) {
  command->add_option("--site-key", *path, "The file of the site key")
      ->envname("CORNER_SITE_KEY_FILE");
}

void AddServe(CLI::App* app, Words* words) {
  CLI::App* command =
      AddCommand(app, words, "serve", "Serve the pages and the API",
                 [words](const Context& context) { return Serve(context, words->serve); });
  ServeArgs& args = words->serve;
  command->add_option("--address", args.address, "Address to listen on")->capture_default_str();
  command->add_option("--port", args.port, "Port to listen on; 0 = any free one")
      ->capture_default_str();
  command->add_option("--metrics-port", args.metrics_port, "Loopback port for /metrics")
      ->check(CLI::Range(0, 65535));
  command->add_option("--workers", args.workers, "Requests answered at once")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--trusted-proxy", args.trusted_proxies,
                      "Address of a proxy in front, which says who asks (repeatable)");
  command->add_option("--host", args.hosts, "A name that visitors use (repeatable; default: any)");
  AddSiteKey(command, &args.site_key);
}

void AddHeld(CLI::App* app, Words* words) {
  CLI::App* held = app->add_subcommand("held", "The adverts that wait for a person");
  held->require_subcommand(1);
  HeldArgs& args = words->held;
  const auto add = [&](const std::string& name, const std::string& help, HeldArgs::Action action) {
    return AddCommand(held, words, name, help, [words, action](const Context& context) {
      words->held.action = action;
      return Held(context, words->held);
    });
  };
  CLI::App* list = add("list", "List them with their reasons", HeldArgs::Action::kList);
  list->add_option("--code", args.code, "Only those held for this reason, such as fee_asked");
  list->add_option("--limit", args.limit, "How many")->check(CLI::Range(1, 1000));
  list->add_option("--after", args.after, "Where to go on: the last id of the list before");
  CLI::App* show = add("show", "Show one and what was decided", HeldArgs::Action::kShow);
  show->add_option("id", args.id, "The vacancy's id")->required();
  CLI::App* release = add("release", "Let one be found", HeldArgs::Action::kRelease);
  CLI::App* keep = add("keep", "Keep one back for good", HeldArgs::Action::kKeep);
  for (CLI::App* decide : {release, keep}) {
    decide->add_option("id", args.id, "The vacancy's id")->required();
    decide->add_option("--by", args.by, "Who decides")->required();
    decide->add_option("--why", args.why, "Why, in a few words about the advert")->required();
  }
}

void AddOthers(CLI::App* app, Words* words) {
  AddCommand(app, words, "init", "Make an empty data folder", Init);
  CLI::App* show = AddCommand(app, words, "show", "Show one vacancy",
                              [words](const Context& c) { return Show(c, words->id); });
  show->add_option("id", words->id, "The vacancy's id")->required();
  AddCommand(app, words, "demo", "Fill the data folder with invented vacancies", Demo);
  AddCommand(app, words, "verify", "Check that ledger and index agree", Verify);
  AddCommand(app, words, "status", "Say what is there", Status);
  CLI::App* exported =
      AddCommand(app, words, "export", "Write out the open vacancies",
                 [words](const Context& c) { return Export(c, words->export_args); });
  exported->add_option("--format", words->export_args.format, "jsonl or csv")
      ->check(CLI::IsMember({"jsonl", "csv"}))
      ->capture_default_str();
  exported->add_option("--to", words->export_args.to, "File to write; - is standard output")
      ->capture_default_str();
}

void AddTexts(CLI::App* app, Words* words) {
  const auto add = [&](const std::string& name, const std::string& help,
                       int (*run)(const Context&, const TextArgs&)) {
    CLI::App* command = AddCommand(app, words, name, help,
                                   [words, run](const Context& c) { return run(c, words->text); });
    command->add_option("texts", words->text.texts, "Texts, one an argument");
    command->add_option("--file", words->text.file, "A file of them; - is standard input");
    return command;
  };
  add("code", "Code job titles to SOC 2020", Code);
  add("place", "Say where texts are", Place);
  CLI::App* extract = add("extract", "Say which resources a text speaks of", Extract);
  extract->add_flag("--client", words->text.client, "Read it as a client's own words");
}

void AddMatch(CLI::App* app, Words* words) {
  MatchArgs& args = words->match;
  CLI::App* match = AddCommand(app, words, "match", "Shortlist jobs for a client, and say why",
                               [words](const Context& c) { return Match(c, words->match); });
  match->add_option("--profile", args.profile, "The client's profile (docs/profile.md)");
  match->add_option("--profiles", args.profiles, "A folder of profiles: the lists of a caseload");
  match->add_option(
      "--reactions", args.reactions,
      "With --profile: what the client said about jobs (docs/reactions-and-cards.md)");
  match->add_option("--why", args.why, "Say where this vacancy stands for the client, and why");
  match->add_option("--set-aside", args.set_aside, "List what this rule sets aside");
  match->add_option("--after", args.after, "With --set-aside: go on after this id");
  match->add_option("--vacancy", args.vacancy, "With --profiles: the clients it could suit");
  match->add_option("--for", args.audience, "Whom the sentences speak to")
      ->check(CLI::IsMember({"specialist", "client", "print"}))
      ->capture_default_str();
  match->add_option("--limit", args.limit, "Jobs to list")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  match->add_option("--offset", args.offset, "Jobs to pass over first")
      ->check(CLI::Range(0, 100000));
  match->add_flag("--without-musts", args.no_musts, "Lift the client's own rules for this look");
}

void AddCards(CLI::App* app, Words* words) {
  CLI::App* cards =
      AddCommand(app, words, "cards", "Choose between two kinds of day, a card at a time",
                 [words](const Context& c) { return Cards(c, words->cards); });
  cards->add_option("--answers", words->cards.answers,
                    "Answers so far, instead of asking (docs/reactions-and-cards.md)");
}

void AddGroups(CLI::App* app, Words* words) {
  CLI::App* groups = app->add_subcommand("groups", "Adverts that are one job: look, split, join");
  groups->require_subcommand(1);
  GroupsArgs& args = words->groups;
  CLI::App* list = AddCommand(groups, words, "list", "List the groups of several adverts",
                              [words](const Context& c) { return ListGroups(c, words->groups); });
  list->add_option("--limit", args.limit, "Groups to list")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  list->add_option("--after", args.after, "Go on after this group");
  CLI::App* show = AddCommand(groups, words, "show", "Show a group and why it is one",
                              [words](const Context& c) { return ShowGroup(c, words->groups); });
  show->add_option("id", args.id, "Any advert of the group")->required();
  CLI::App* split = AddCommand(groups, words, "split", "Take an advert out of its group for good",
                               [words](const Context& c) { return SplitGroup(c, words->groups); });
  split->add_option("id", args.id, "The advert")->required();
  split->add_option("--from", args.other, "Only if it is in the group of this advert");
  CLI::App* join = AddCommand(groups, words, "join", "Say that two adverts are one job",
                              [words](const Context& c) { return JoinGroups(c, words->groups); });
  join->add_option("a", args.id, "One advert")->required();
  join->add_option("b", args.other, "The other")->required();
}

void AddEvaluate(CLI::App* app, Words* words) {
  CLI::App* command =
      AddCommand(app, words, "evaluate", "Measure the shortlist on judged profiles",
                 [words](const Context& c) { return Evaluate(c, words->evaluate); });
  EvaluateArgs& args = words->evaluate;
  command->add_option("--profiles", args.profiles, "A folder of profiles");
  command->add_option("--qrels", args.qrels,
                      "Judgements: profile, vacancy, grade 0-3 and preference 0-2, by tabs");
  command->add_flag("--fairness", args.fairness, "Count what invented people would see instead");
  command->add_option("--people", args.people, "Invented people, with --fairness")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command->add_option("--twins", args.twins, "Pairs of twins of each kind, with --fairness")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command->add_option("--seed", args.seed, "Another seed gives other draws")->capture_default_str();
}

void AddTaxonomy(CLI::App* app, Words* words) {
  CLI::App* taxonomy =
      app->add_subcommand("taxonomy", "The tables by which words are read, and a site's own");
  taxonomy->require_subcommand(1);
  TaxonomyArgs& args = words->taxonomy;
  constexpr const char* kKinds = "soc2020, soc2020_index, esco, onet, postcodes or authorities";
  const auto add = [&](const std::string& name, const std::string& help,
                       int (*run)(const Context&, const TaxonomyArgs&)) {
    return AddCommand(taxonomy, words, name, help,
                      [words, run](const Context& c) { return run(c, words->taxonomy); });
  };
  AddCommand(taxonomy, words, "status", "Say which tables are in use", TaxonomyStatus);
  CLI::App* show = add("show", "Show a table, or one code of it", ShowTaxonomy);
  show->add_option("kind", args.kind, kKinds)->required();
  show->add_option("code", args.code, "Only the rows of this code");
  CLI::App* load = add("load", "Read official files and use them from now on", LoadTaxonomy);
  load->add_option("kind", args.kind, kKinds)->required();
  load->add_option("files", args.files, "The files as their publisher gives them")->required();
  CLI::App* unload = add("unload", "Take a loaded table out again", UnloadTaxonomy);
  unload->add_option("kind", args.kind, kKinds)->required();
  CLI::App* apply =
      add("apply", "Read all adverts again by the tables in use, and publish", ApplyTaxonomy);
  apply->add_option("--workers", args.workers, "Threads to use")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
}

CLI::Option* AddKeysTo(CLI::App* command, std::string* folder) {
  return command->add_option("--keys-to", *folder, "The folder of the keys' newest copy")
      ->envname("CORNER_KEYS_TO");
}

void AddRecords(CLI::App* app, Words* words) {
  CLI::App* audit = app->add_subcommand("audit", "Who has looked at whose record");
  audit->require_subcommand(1);
  CLI::App* verify =
      AddCommand(audit, words, "verify", "Check the records and that the audit log is whole",
                 [words](const Context& c) { return VerifyAudit(c, words->audit); });
  verify->add_option("--noted", words->audit.noted,
                     "An end of the log that was printed before: NUMBER:HASH");
  AddSiteKey(verify, &words->audit.site_key);
  CLI::App* erase = AddCommand(app, words, "erase", "Take everything about a person away, for good",
                               [words](const Context& c) { return Erase(c, words->erase); });
  erase->add_option("person", words->erase.person, "The person's id")->required();
  erase->add_flag("--yes", words->erase.yes, "Do not ask");
  AddSiteKey(erase, &words->erase.site_key);
  AddKeysTo(erase, &words->erase.keys_to);
}

void AddUsers(CLI::App* app, Words* words) {
  CLI::App* user = app->add_subcommand("user", "Who may sign in");
  user->require_subcommand(1);
  UserArgs& args = words->user;
  const auto add = [&](const std::string& name, const std::string& help, UserArgs::Action action) {
    CLI::App* command =
        AddCommand(user, words, name, help, [words, action](const Context& context) {
          words->user.action = action;
          return User(context, words->user);
        });
    AddSiteKey(command, &words->user.site_key);
    return command;
  };
  CLI::App* invite = add("add", "Invite a member of staff; prints a code", UserArgs::Action::kAdd);
  invite->add_option("--email", args.email, "Their e-mail address")->required();
  invite->add_option("--role", args.role, "What they do here")
      ->required()
      ->check(
          CLI::IsMember({"specialist", "job_developer", "team_lead", "manager", "administrator"}));
  invite->add_option("--name", args.name, "Their name, as clients and colleagues know them");
  invite->add_option("--team", args.teams, "The id of a team they belong to; may be repeated");
  add("list", "List the accounts", UserArgs::Action::kList);
  for (CLI::App* command :
       {add("renew", "A new code for staff who cannot sign in", UserArgs::Action::kRenew),
        add("disable", "Close an account and end its sessions", UserArgs::Action::kDisable),
        add("enable", "Open an account again", UserArgs::Action::kEnable)}) {
    command->add_option("who", args.who, "Their e-mail address, or the account's id")->required();
  }
}

void AddBackups(CLI::App* app, Words* words) {
  CLI::App* backup = AddCommand(app, words, "backup", "Write an encrypted, checked backup",
                                [words](const Context& c) { return Backup(c, words->backup); });
  backup->add_option("--to", words->backup.to, "The folder of backups")->required();
  AddKeysTo(backup, &words->backup.keys_to)->required();
  AddSiteKey(backup, &words->backup.site_key);
  CLI::App* restore = AddCommand(app, words, "restore", "Bring a backup back to an empty folder",
                                 [words](const Context& c) { return Restore(c, words->restore); });
  restore->add_option("--from", words->restore.from, "A backup, or a folder: its newest")
      ->required();
  restore->add_option("--keys-from", words->restore.keys_from, "The folder of keys.sqlite")
      ->required();
  AddSiteKey(restore, &words->restore.site_key);
  CLI::App* rotate =
      AddCommand(app, words, "rotate-key", "Wrap every key by a new site key",
                 [words](const Context& c) { return RotateKey(c, words->rotate_key); });
  rotate->add_option("--to", words->rotate_key.to,
                     "The file of the new key (default: in place of the old one)");
  AddKeysTo(rotate, &words->rotate_key.keys_to);
  AddSiteKey(rotate, &words->rotate_key.site_key);
}

}  // namespace

int Run(int argc, char** argv) {
  CLI::App app("Corner – job matching and vacancy search for supported employment", "corner");
  Words words;
  app.require_subcommand(1);
  AddOthers(&app, &words);
  AddIngest(&app, &words);
  AddSources(&app, &words);
  AddSearch(&app, &words);
  AddServe(&app, &words);
  AddTexts(&app, &words);
  AddGroups(&app, &words);
  AddMatch(&app, &words);
  AddCards(&app, &words);
  AddTaxonomy(&app, &words);
  AddHeld(&app, &words);
  AddEvaluate(&app, &words);
  AddRecords(&app, &words);
  AddUsers(&app, &words);
  AddBackups(&app, &words);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? kDone : kBadUsage;
  }
  Context context;
  context.data = words.data;
  context.day = Day::Today();
  context.json = words.json;
  context.out = &std::cout;
  context.err = &std::cerr;
  context.terminal = ::isatty(STDERR_FILENO) != 0;
  if (!words.day.empty()) {
    const auto day = Day::ParseIso(words.day);
    if (!day) {
      std::cerr << "corner: --day wants a date such as 2026-06-01, not “" << words.day << "”.\n";
      return kBadUsage;
    }
    context.day = *day;
  }
  const int status = words.command(context);
  if (status == kDone && !std::cout.flush()) {
    return Fail(context, Unavailable("The output could not be written.",
                                     "Check that there is room where it goes."));
  }
  return status;
}

}  // namespace corner::cli
