#include "service/cli/command.h"

#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {

int Fail(const Context& context, const absl::Status& status) {
  *context.err << "corner: " << CollapseSpace(Sentence(status)) << "\n";
  if (const std::string hint = Hint(status); !hint.empty()) *context.err << "  " << hint << "\n";
  return kCouldNot;
}

}  // namespace corner::cli
