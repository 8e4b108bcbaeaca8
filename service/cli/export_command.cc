#include <fstream>

#include "indexer/ingest.h"
#include "service/api/wording.h"
#include "service/cli/commands.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

// RFC 4180, and defused: a cell that a spreadsheet would read as a formula gets an apostrophe.
std::string Cell(std::string_view text) {
  static constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  std::string out = "\"";
  if (!text.empty() && kFormulaStarts.find(text[0]) != std::string_view::npos) out.push_back('\'');
  for (char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::string CsvRow(const indexer::Vacancy& vacancy) {
  std::vector<std::string> cells = {Cell(vacancy.id),
                                    Cell(vacancy.title),
                                    Cell(vacancy.employer_name),
                                    Cell(vacancy.place.text),
                                    Cell(api::PayText(vacancy.pay)),
                                    Cell(vacancy.posted ? vacancy.posted->Iso() : ""),
                                    Cell(vacancy.closes ? vacancy.closes->Iso() : ""),
                                    Cell(Name(vacancy.contract)),
                                    Cell(vacancy.url),
                                    Cell(vacancy.source)};
  return Join(cells, ",") + "\r\n";
}

}  // namespace

int Export(const Context& context, const ExportArgs& args) {
  const auto ledger =
      indexer::Ledger::Open(indexer::LedgerPath(context.data), indexer::Ledger::Mode::kRead);
  if (!ledger.ok()) return Fail(context, ledger.status());
  std::ofstream file;
  if (args.to != "-") {
    file.open(args.to, std::ios::binary | std::ios::trunc);
    if (!file) return Fail(context, Unavailable(Concat("Could not create ", args.to, ".")));
  }
  std::ostream& out = args.to == "-" ? *context.out : file;
  const bool csv = args.format == "csv";
  if (csv) out << "\xEF\xBB\xBFid,title,employer,place,pay,posted,closes,contract,url,source\r\n";
  const absl::Status status =
      (*ledger)->ForEachChange(0, UINT64_MAX, [&](indexer::LedgerRow&& row) -> absl::Status {
        if (row.removed || row.vacancy.status != indexer::Status::kOpen) return absl::OkStatus();
        if (csv) {
          out << CsvRow(row.vacancy);
        } else {
          out << row.json << "\n";
        }
        return out ? absl::OkStatus() : Unavailable("The export could not be written.");
      });
  out.flush();
  return status.ok() ? kDone : Fail(context, status);
}

}  // namespace corner::cli
